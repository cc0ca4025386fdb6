using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Workflows;

/// <summary>Starts the orchestrations of runs; doing it twice is doing it once.</summary>
internal static class ScheduleStarts
{
    private static OrchestrationRuntimeStatus[] Ended =>
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Starts a run unless it was started before.</summary>
    public static async Task StartRunAsync(this DurableTaskClient client, string runId, CancellationToken cancellationToken)
    {
        try
        {
            var options = new StartOrchestrationOptions { InstanceId = runId }.WithDedupeStatuses(Ended);
            await client.ScheduleNewOrchestrationInstanceAsync(ScheduledRun.Name, null, options, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (await client.GetInstanceAsync(runId, cancellationToken) is null)
            {
                throw;
            }
        }
    }
}
