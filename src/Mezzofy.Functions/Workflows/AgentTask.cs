using Mezzofy.Core.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.Functions.Workflows;

/// <summary>
/// A background task: the agent's step loop with each model call and each tool call an activity (workflows.md, Tasks). The instance's
/// id is the task's. What travels through its history are ids; the run itself is in the journal.
/// </summary>
public static class AgentTask
{
    /// <summary>The orchestration's name.</summary>
    public const string Name = nameof(AgentTask);

    /// <summary>The event that wakes a task whose owner wants it stopped.</summary>
    public const string Cancel = "cancel";

    /// <summary>The event that wakes a task when a person has decided.</summary>
    public static string Decided(string approvalId) => $"decided:{approvalId}";

    /// <summary>Runs it; the result is the task's last status.</summary>
    [Function(Name)]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var work = new TaskWork(context);
        try
        {
            var outcome = await work.RunAsync();
            await work.EndAsync(outcome);
            return outcome.Outcome!;
        }
        catch (TaskFailedException failed)
        {
            await context.CallActivityAsync(nameof(TaskActivities.AgentTaskFail), new FailedTask(context.InstanceId, CodeOf(failed)), Retries.Ending);
            return TaskStatuses.Failed;
        }
    }

    private static string CodeOf(TaskFailedException failed) =>
        failed.FailureDetails?.IsCausedBy<TransientFaultException>() == true ? "unavailable" : "internal_error";
}
