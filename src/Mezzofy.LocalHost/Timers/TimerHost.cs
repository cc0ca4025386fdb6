using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Timers.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Timers;

/// <summary>The timers of one process: runs those whose locks it holds, and tries again and again to get the others'.</summary>
internal sealed partial class TimerHost(
    TimerDatabase database, ScheduleStore store, TimerFunctions functions, FunctionDispatcher dispatcher, TimeProvider time, ILogger<TimerHost> logger)
    : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimerLoop> loops = functions.All
        .Where(timer => timer.Schedule is not null)
        .ToDictionary(timer => timer.Function.Name, timer => new TimerLoop(timer, timer.Schedule!, store, dispatcher, time, logger));

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var timer in functions.All.Where(timer => timer.Error is not null))
            LogInError(timer.Function.Name, timer.Error!);
        await database.MigrateAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && loops.Count > 0)
        {
            try
            {
                await using var session = await TimerSession.OpenAsync(database, stoppingToken);
                await HoldAsync(session, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogLost(exception);
                await Task.Delay(Retry, time, stoppingToken);
            }
        }
    }

    // Ends with an exception, when the session is lost or the host stops, after every run has ended: only then the locks may be given up.
    private async Task HoldAsync(TimerSession session, CancellationToken stopping)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = new Dictionary<string, Task>();
        try
        {
            while (true)
            {
                foreach (var name in await session.TakeAsync([.. loops.Keys.Except(running.Keys)], stopping))
                    running.Add(name, Task.Run(() => loops[name].RunAsync(session, held.Token), CancellationToken.None));
                if (running.Values.FirstOrDefault(task => task.IsFaulted) is { } broken)
                    await broken;
                await Task.Delay(Retry, time, stopping);
            }
        }
        finally
        {
            await held.CancelAsync();
            await Task.WhenAll(running.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The '{Function}' function is in error: {Reason}")]
    private partial void LogInError(string function, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The timers lost their database; trying again.")]
    private partial void LogLost(Exception exception);
}
