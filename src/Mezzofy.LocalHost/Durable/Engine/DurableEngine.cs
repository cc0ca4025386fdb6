using Mezzofy.LocalHost.Durable.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>
/// The engine of one process. On a stop it takes nothing more, fires the tokens of running activities, waits for them as long as the host
/// allows, stores what they came to, and signs off; what was not finished goes on elsewhere, or here after the next start.
/// </summary>
internal sealed partial class DurableEngine(
    DurableDatabase database,
    TurnLoop turns,
    ActivityLoop activities,
    OutcomeWriter outcomes,
    StartWriter starts,
    DurableWorker worker,
    ILogger<DurableEngine> logger) : IHostedService, IDisposable
{
    // Two: while one waits for the disk, the other computes.
    private const int TurnLoops = 2;
    private readonly CancellationTokenSource intake = new();
    private readonly CancellationTokenSource everything = new();
    private readonly List<Task> taking = [];
    private readonly List<Task> caring = [];
    private Task storing = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        worker.Lost = activities.LoseLease;
        await worker.BeginAsync(cancellationToken);
        caring.Add(Task.Run(() => worker.BeatAsync(everything.Token), CancellationToken.None));
        caring.Add(Task.Run(() => worker.ListenAsync(everything.Token), CancellationToken.None));
        storing = Task.WhenAll(Task.Run(() => outcomes.RunAsync(everything.Token), CancellationToken.None), Task.Run(starts.RunAsync, CancellationToken.None));
        for (var i = 0; i < TurnLoops; i++)
            taking.Add(Task.Run(() => turns.RunAsync(intake.Token), CancellationToken.None));
        taking.Add(Task.Run(() => activities.RunAsync(() => worker.Id, intake.Token), CancellationToken.None));
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await intake.CancelAsync();
            await Task.WhenAll(taking).WaitAsync(cancellationToken);
            await Task.WhenAll(activities.FinishAsync(), turns.FinishAsync()).WaitAsync(cancellationToken);
            starts.Complete();
            outcomes.Complete();
            await storing.WaitAsync(cancellationToken);
            await worker.EndAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // What is unfinished is not lost: it is taken over once this worker no longer beats.
            LogUnfinished(exception);
        }
        finally
        {
            await everything.CancelAsync();
            await Task.WhenAll(caring);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        intake.Dispose();
        everything.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The durable engine was stopped before everything that ran had ended.")]
    private partial void LogUnfinished(Exception exception);
}
