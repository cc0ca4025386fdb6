using Mezzofy.Core.Agents;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Gateway;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Tasks;

/// <summary>Ends tasks: the answer goes to the session, the task, whoever watches. Ending twice is ending once.</summary>
public sealed partial class TaskEnding(
    TaskJournal journal, TaskRouting routing, AnswerStore answers, RunEffects effects, TimeProvider clock, ILogger<TaskEnding> logger)
{
    /// <summary>Ends a task whose loop is over.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="outcome"><c>completed</c>, <c>limit_reached</c> or <c>cancelled</c>.</param>
    /// <param name="limit">Which limit was hit, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FinishAsync(string taskId, string outcome, string? limit, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is not { } task)
        {
            return;
        }

        var answer = task.Routing?.Agent is null
            ? ResponseAssembler.Cancelled(task.Accepted, clock.GetUtcNow())
            : await AnswerAsync(task, outcome, limit, cancellationToken);
        await StoreAsync(new(task.Accepted, task.Lease) { TaskId = taskId }, answer, new(outcome, clock.GetUtcNow()) { Error = limit }, cancellationToken);
        AgentTelemetry.RunEnded(task.Routing?.Agent ?? "none", outcome, task.Worked);
    }

    /// <summary>Ends a task that cannot go on.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="code">Why, a stable code.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FailAsync(string taskId, string code, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(taskId, cancellationToken) is not { } task)
        {
            return;
        }

        LogFailed(logger, taskId, code);
        var ended = new EndedRun(task.Accepted, task.Lease) { TaskId = taskId, Problem = new(500, code, "The task could not be finished.") };
        await StoreAsync(ended, ResponseAssembler.Failure(task.Accepted, clock.GetUtcNow()), new("failed", clock.GetUtcNow()) { Error = code }, cancellationToken);
    }

    private async Task<AssembledAnswer> AnswerAsync(TaskRun task, string outcome, string? limit, CancellationToken cancellationToken)
    {
        var run = await routing.RunOfAsync(task, cancellationToken);
        var ended = outcome switch
        {
            TaskStatuses.Completed when task.State.Answer is not null => RunOutcome.Completed,
            TaskStatuses.Cancelled => RunOutcome.Cancelled,
            _ => RunOutcome.LimitReached,
        };
        var sent = ended == RunOutcome.Completed ? null : await effects.OfAsync(task.RunId, cancellationToken);
        return ResponseAssembler.Answer(task.Accepted, task.Routing!, run, new(task.State, ended, limit, task.State.Events.Count), clock.GetUtcNow(), sent);
    }

    private async Task StoreAsync(EndedRun ended, AssembledAnswer answer, RunEnd end, CancellationToken cancellationToken)
    {
        try
        {
            await answers.StoreAsync(ended, answer, end, cancellationToken);
        }
        catch (RunTakenOverException)
        {
            // It was ended by a repetition of this step.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} failed: {Code}")]
    private static partial void LogFailed(ILogger logger, string taskId, string code);
}
