using Grpc.Core;
using Mezzofy.Core.Tasks;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Workflows;

/// <summary>Starts and wakes the orchestrations of tasks; doing either twice is doing it once.</summary>
internal static class TaskStarts
{
    /// <summary>Starts a task's orchestration unless it was started before.</summary>
    public static async Task StartTaskAsync(this DurableTaskClient client, string taskId, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                AgentTask.Name, null, new StartOrchestrationOptions { InstanceId = taskId }.WithDedupeStatuses(Ended), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (await client.GetInstanceAsync(taskId, cancellationToken) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Raises an event for a task that may have ended meanwhile.</summary>
    public static async Task WakeTaskAsync(this DurableTaskClient client, string taskId, string eventName, CancellationToken cancellationToken = default)
    {
        try
        {
            if (await client.GetInstanceAsync(taskId, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(taskId, eventName, null, cancellationToken);
            }
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            // It ended between the look and the event.
        }
    }

    /// <summary>Starts the orchestration of a message that became a task.</summary>
    public static async Task<ChatOutcome> WithTaskStartedAsync(this Task<ChatOutcome> sending, DurableTaskClient client)
    {
        var outcome = await sending;
        if (outcome.Task is { } task)
        {
            await client.StartTaskAsync(task.TaskId);
        }

        return outcome;
    }

    private static OrchestrationRuntimeStatus[] Ended =>
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];
}
