using Mezzofy.Core.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Gateway;

/// <summary>Looks, at the start and then every few seconds, for work that was dropped: interrupted runs and effects that are due.</summary>
public sealed partial class RunRecovery(InterruptedRuns runs, OutboxDispatcher outbox, TimeProvider clock, ILogger<RunRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await runs.ResumeAllAsync(stoppingToken);
                await outbox.DispatchDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recovery could not run and will be tried again: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
