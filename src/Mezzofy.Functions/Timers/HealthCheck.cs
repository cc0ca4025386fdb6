using Mezzofy.Core.Scheduling;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Timers;

/// <summary>The seed's five-minute health check, with the housekeeping.</summary>
public sealed partial class HealthCheck(Housekeeping housekeeping, TimeProvider clock, ILogger<HealthCheck> logger)
{
    // What an orchestration came to is in the product's own tables; its history only explains how.
    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(7);

    /// <summary>Runs every five minutes; a failure is the host's to log.</summary>
    [Function("SystemHealthCheck")]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(
                CreatedTo: clock.GetUtcNow() - HistoryKept,
                Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]),
            cancellationToken);
        var report = await housekeeping.RunAsync(cancellationToken);
        LogChecked(logger, report.DatabaseMilliseconds, report.Keys, report.Runs, report.Files, report.Lost);
        if (report.Dead > 0)
        {
            LogDead(logger, report.Dead);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Health check: database {Milliseconds:0.0} ms; removed {Keys} keys, {Runs} runs, {Files} files; ended {Lost} lost runs")]
    private static partial void LogChecked(ILogger logger, double milliseconds, int keys, int runs, int files, int lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dead} deliveries were given up and wait for a person")]
    private static partial void LogDead(ILogger logger, long dead);
}
