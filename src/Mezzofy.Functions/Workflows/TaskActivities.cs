using Mezzofy.Core.Approvals;
using Mezzofy.Core.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Workflows;

/// <summary>The activities of <see cref="AgentTask"/>; each may be repeated at any time.</summary>
public sealed class TaskActivities(TaskSteps steps, TaskEnding ending, TaskDelivery delivery, ApprovalStore approvals)
{
    /// <summary>Begins: finds the agent.</summary>
    [Function(nameof(AgentTaskBegin))]
    public Task<TaskStep> AgentTaskBegin([ActivityTrigger] string taskId, CancellationToken cancellationToken) => steps.BeginAsync(taskId, cancellationToken);

    /// <summary>Asks the model what is next.</summary>
    [Function(nameof(AgentTaskAdvance))]
    public Task<TaskStep> AgentTaskAdvance([ActivityTrigger] string taskId, CancellationToken cancellationToken) => steps.AdvanceAsync(taskId, cancellationToken);

    /// <summary>Makes one tool call.</summary>
    [Function(nameof(AgentTaskCall))]
    public Task<TaskCallOutcome> AgentTaskCall([ActivityTrigger] CalledTool call, CancellationToken cancellationToken) =>
        steps.CallAsync(call.TaskId, call.CallId, cancellationToken);

    /// <summary>How long it has been worked on.</summary>
    [Function(nameof(AgentTaskWorked))]
    public Task<TimeSpan> AgentTaskWorked([ActivityTrigger] string taskId, CancellationToken cancellationToken) => steps.WorkedAsync(taskId, cancellationToken);

    /// <summary>Goes on after a person decided.</summary>
    [Function(nameof(AgentTaskResume))]
    public Task AgentTaskResume([ActivityTrigger] string taskId, CancellationToken cancellationToken) => approvals.ResumeAsync(taskId, cancellationToken);

    /// <summary>Stores the answer.</summary>
    [Function(nameof(AgentTaskFinish))]
    public Task AgentTaskFinish([ActivityTrigger] EndedTask ended, CancellationToken cancellationToken) =>
        ending.FinishAsync(ended.TaskId, ended.Outcome, ended.Limit, cancellationToken);

    /// <summary>Delivers the answer where it was wanted besides the session.</summary>
    [Function(nameof(AgentTaskDeliver))]
    public Task AgentTaskDeliver([ActivityTrigger] string taskId, CancellationToken cancellationToken) => delivery.DeliverAsync(taskId, cancellationToken);

    /// <summary>Stores that it failed, and says so where somebody waits for it.</summary>
    [Function(nameof(AgentTaskFail))]
    public async Task AgentTaskFail([ActivityTrigger] FailedTask failed, CancellationToken cancellationToken)
    {
        await ending.FailAsync(failed.TaskId, failed.Code, cancellationToken);
        await delivery.DeliverAsync(failed.TaskId, cancellationToken);
    }
}

/// <summary>A tool call to be made.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="CallId">The call, in the run's journal.</param>
public sealed record CalledTool(string TaskId, string CallId);

/// <summary>A task whose loop is over.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Outcome">How it ends, one of <see cref="TaskStatuses"/>.</param>
/// <param name="Limit">Which limit was hit, or null.</param>
public sealed record EndedTask(string TaskId, string Outcome, string? Limit);

/// <summary>A task that cannot go on.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Code">Why.</param>
public sealed record FailedTask(string TaskId, string Code);
