using Mezzofy.Core.Agents;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Tasks;

/// <summary>
/// The steps of a background task: each reads the run's journal, does one thing, stores it under the step's name and says what is
/// next. Any process may repeat any step at any time; what is stored already is not stored again, and an effect happens once for
/// its call. The step loop is the one that answers while people wait.
/// </summary>
public sealed class TaskSteps(
    TaskJournal journal, TaskRouting routing, ModelCaller model, Toolbox toolbox, TaskCalls calls, AgentLimits limits, RunStream stream)
{
    /// <summary>Begins an attempt: finds the agent if that is still open.</summary>
    /// <returns>What is next.</returns>
    public async Task<TaskStep> BeginAsync(string taskId, CancellationToken cancellationToken)
    {
        await journal.BeginAsync(taskId, cancellationToken);
        if (await journal.ReadAsync(taskId, cancellationToken) is not { } task)
        {
            return TaskStep.Finish(TaskStatuses.Cancelled);
        }

        var next = task.Routing is null && !task.IsCancelRequested
            ? await routing.RouteAsync(task, cancellationToken) ?? await NextAsync(taskId, cancellationToken)
            : await ToldAsync(task, cancellationToken);
        return next with { HardTime = limits.HardTime };
    }

    /// <summary>Asks the model, if that is what is next.</summary>
    /// <returns>What is next afterwards.</returns>
    /// <exception cref="TransientFaultException">Worth trying again.</exception>
    public async Task<TaskStep> AdvanceAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is not { } task)
        {
            return TaskStep.Finish(TaskStatuses.Cancelled);
        }

        var next = Next(task);
        if (next.Kind != TaskStepKinds.Model)
        {
            return next;
        }

        var run = await routing.RunOfAsync(task, cancellationToken);
        var answered = await Faults.GuardAsync(() => model.AskAsync(run, task.State, toolbox.OfferedTo(run.Caller, run.Agent), cancellationToken));
        await journal.AppendAsync(task, $"m{task.State.Steps + 1}", answered, cancellationToken);
        return await NextAsync(taskId, cancellationToken);
    }

    /// <summary>Makes a tool call, or finds that a person must approve it first.</summary>
    /// <exception cref="TransientFaultException">Worth trying again.</exception>
    public async Task<TaskCallOutcome> CallAsync(string taskId, string callId, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is not { IsCancelRequested: false } task
            || task.State.Pending.Find(pending => pending.CallId == callId) is not { } call)
        {
            return TaskCallOutcome.Returned;
        }

        var outcome = await Faults.GuardAsync(() => calls.MakeAsync(task, call, cancellationToken));
        await TellProgressAsync(taskId, cancellationToken);
        return outcome;
    }

    /// <summary>How long the task has been worked on; without end when it has ended.</summary>
    public async Task<TimeSpan> WorkedAsync(string taskId, CancellationToken cancellationToken) =>
        await journal.ReadAsync(taskId, cancellationToken) is { } task ? task.Worked : TimeSpan.MaxValue;

    private async Task<TaskStep> NextAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is not { } task)
        {
            return TaskStep.Finish(TaskStatuses.Cancelled);
        }

        return await ToldAsync(task, cancellationToken);
    }

    // What is done already is told at once: a run that was handed over has come some way.
    private async Task<TaskStep> ToldAsync(TaskRun task, CancellationToken cancellationToken)
    {
        await TellProgressAsync(task, cancellationToken);
        return Next(task);
    }

    private TaskStep Next(TaskRun task) => task.IsCancelRequested
        ? TaskStep.Finish(TaskStatuses.Cancelled)
        : TaskStep.Of(AgentLoop.Next(task.State, limits, task.Worked), toolbox.EffectOf);

    private async Task TellProgressAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is { } task)
        {
            await TellProgressAsync(task, cancellationToken);
        }
    }

    private async Task TellProgressAsync(TaskRun task, CancellationToken cancellationToken)
    {
        var progress = TaskProgress.Of(task.State, toolbox.ExpectedSeconds);
        var (done, known) = TaskProgress.Calls(task.State);
        var message = Phrases.Steps(done, known, task.Routing?.Language ?? task.Accepted.Request.Caller.Language);
        if (await journal.AdvanceAsync(task.TaskId, progress, message, cancellationToken))
        {
            await stream.AppendAsync(task.Stream, StreamEvent.TaskProgress(task.TaskId, progress, message), cancellationToken);
        }
    }
}
