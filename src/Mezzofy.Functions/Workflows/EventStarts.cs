using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Workflows;

/// <summary>Starts the orchestrations of events; doing it twice is doing it once.</summary>
internal static class EventStarts
{
    private static OrchestrationRuntimeStatus[] Ended =>
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Starts it under the event's id, or under that and the number of the replay.</summary>
    public static async Task StartEventAsync(this DurableTaskClient client, int replays, EventWork work, CancellationToken cancellationToken)
    {
        var instance = replays == 0 ? work.EventId : $"{work.EventId}.{replays}";
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                WebhookEvent.Name, work, new StartOrchestrationOptions { InstanceId = instance }.WithDedupeStatuses(Ended), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (await client.GetInstanceAsync(instance, cancellationToken) is null)
            {
                throw;
            }
        }
    }
}
