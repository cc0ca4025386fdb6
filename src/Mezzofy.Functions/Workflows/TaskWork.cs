using Mezzofy.Core.Agents;
using Mezzofy.Core.Tasks;
using Microsoft.DurableTask;

namespace Mezzofy.Functions.Workflows;

/// <summary>
/// The loop of one <see cref="AgentTask"/>: deterministic, because it is replayed. A stop by its owner and the hard time limit are
/// honoured while an activity runs; the activity learns of both by itself and what it still stores is dropped.
/// </summary>
/// <param name="context">The orchestration.</param>
internal sealed class TaskWork(TaskOrchestrationContext context)
{
    private static readonly TaskStep Stopped = TaskStep.Finish(TaskStatuses.Cancelled);
    private readonly Task cancelled = context.WaitForExternalEvent<object?>(AgentTask.Cancel);
    private TimeSpan hardTime = new AgentLimits().HardTime;
    private TimeSpan worked;

    /// <summary>Runs until there is an answer, a limit or a stop.</summary>
    /// <returns>The last step, of kind <see cref="TaskStepKinds.Finish"/>.</returns>
    public async Task<TaskStep> RunAsync()
    {
        var step = await WorkAsync(context.CallActivityAsync<TaskStep>(nameof(TaskActivities.AgentTaskBegin), context.InstanceId, Retries.Step));
        hardTime = step.HardTime ?? hardTime;
        while (step.Kind != TaskStepKinds.Finish)
        {
            if (await CallAllAsync(step) is { } ended)
            {
                return ended;
            }

            step = await WorkAsync(context.CallActivityAsync<TaskStep>(nameof(TaskActivities.AgentTaskAdvance), context.InstanceId, Retries.Step));
        }

        return step;
    }

    /// <summary>Stores the answer and delivers it.</summary>
    public async Task EndAsync(TaskStep outcome)
    {
        await context.CallActivityAsync(
            nameof(TaskActivities.AgentTaskFinish), new EndedTask(context.InstanceId, outcome.Outcome!, outcome.Limit), Retries.Ending);
        await context.CallActivityAsync(nameof(TaskActivities.AgentTaskDeliver), context.InstanceId, Retries.Ending);
    }

    /// <summary>Makes the calls of a step: at once where none waits for another, else one after the other.</summary>
    /// <returns>The end, or null to go on.</returns>
    private async Task<TaskStep?> CallAllAsync(TaskStep step)
    {
        if (!step.AtOnce)
        {
            return await EachAsync(step.Calls, call => CallAsync(call));
        }

        var (ended, outcomes) = await AllAsync(step.Calls);
        return ended ?? await EachAsync(
            step.Calls.Zip(outcomes).Where(one => one.Second.ApprovalId is not null), one => DecideAndCallAsync(one.First, one.Second));
    }

    private static async Task<TaskStep?> EachAsync<T>(IEnumerable<T> items, Func<T, Task<TaskStep?>> doAsync)
    {
        foreach (var item in items)
        {
            if (await doAsync(item) is { } ended)
            {
                return ended;
            }
        }

        return null;
    }

    private async Task<(TaskStep? Ended, TaskCallOutcome[] Outcomes)> AllAsync(IReadOnlyList<TaskCall> calls)
    {
        TaskCallOutcome[] outcomes = [];
        var ended = EndOf(await WorkAsync(AtOnceAsync()));
        return (ended, outcomes);

        async Task<TaskStep> AtOnceAsync()
        {
            outcomes = await Task.WhenAll(calls.Select(Begin));
            return TaskStep.Model;
        }
    }

    private async Task<TaskStep?> CallAsync(TaskCall call)
    {
        var (ended, outcomes) = await AllAsync([call]);
        return ended ?? (outcomes[0].ApprovalId is null ? null : await DecideAndCallAsync(call, outcomes[0]));
    }

    private async Task<TaskStep?> DecideAndCallAsync(TaskCall call, TaskCallOutcome waits) =>
        await DecidedAsync(waits.ApprovalId!, waits.Deadline!.Value.UtcDateTime) ?? await CallAsync(call);

    private Task<TaskCallOutcome> Begin(TaskCall call) =>
        context.CallActivityAsync<TaskCallOutcome>(nameof(TaskActivities.AgentTaskCall), new CalledTool(context.InstanceId, call.CallId), Retries.Step);

    /// <summary>Waits for the person, the deadline or a stop; none of it counts as work.</summary>
    private async Task<TaskStep?> DecidedAsync(string approvalId, DateTime deadline)
    {
        using var done = new CancellationTokenSource();
        var decided = context.WaitForExternalEvent<object?>(AgentTask.Decided(approvalId), done.Token);

        // A little later than the deadline, so that whoever looks then finds it expired.
        var expired = context.CreateTimer(deadline.AddSeconds(1), done.Token);
        var first = await Task.WhenAny(decided, expired, cancelled);
        done.Cancel();
        if (first == cancelled)
        {
            return Stopped;
        }

        await context.CallActivityAsync(nameof(TaskActivities.AgentTaskResume), context.InstanceId, Retries.Step);
        return null;
    }

    /// <summary>Waits for a piece of work, no longer than the hard limit allows and not after a stop.</summary>
    private async Task<TaskStep> WorkAsync(Task<TaskStep> work)
    {
        var begun = context.CurrentUtcDateTime;
        var first = await WaitAsync(work, hardTime - worked);
        worked += context.CurrentUtcDateTime - begun;
        while (first != work && first != cancelled && await LeftAsync() is { } left)
        {
            first = await WaitAsync(work, left);
        }

        return first == work ? await work : first == cancelled ? Stopped : TaskStep.Finish(TaskStatuses.LimitReached, "time");
    }

    /// <summary>Waits for a piece of work, a stop, or so long.</summary>
    /// <returns>What came first.</returns>
    private async Task<Task> WaitAsync(Task work, TimeSpan atMost)
    {
        using var done = new CancellationTokenSource();
        var limit = context.CreateTimer(context.CurrentUtcDateTime + atMost, done.Token);
        var first = await Task.WhenAny(work, limit, cancelled);
        done.Cancel();
        return first;
    }

    /// <summary>What is left of the hard limit, or null: the timer also ran while no process did, and that was no work.</summary>
    private async Task<TimeSpan?> LeftAsync()
    {
        worked = await context.CallActivityAsync<TimeSpan>(nameof(TaskActivities.AgentTaskWorked), context.InstanceId, Retries.Step);
        return hardTime - worked >= TimeSpan.FromSeconds(1) ? hardTime - worked : null;
    }

    private static TaskStep? EndOf(TaskStep step) => step.Kind == TaskStepKinds.Finish ? step : null;
}
