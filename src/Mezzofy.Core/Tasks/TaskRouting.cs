using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Tasks;

/// <summary>Finds the agent of a task, once, and rebuilds what it is asked at every step.</summary>
public sealed class TaskRouting(IRouter router, ConversationStore conversations, TaskJournal journal, AnswerStore answers, RunStream stream, TimeProvider clock)
{
    /// <summary>Decides and remembers.</summary>
    /// <returns>Null when an agent was found; the end of the task when the assistant asks back instead.</returns>
    public async Task<TaskStep?> RouteAsync(TaskRun task, CancellationToken cancellationToken)
    {
        var accepted = task.Accepted;
        var conversation = await conversations.OpenAsync(accepted.Request.SessionId, accepted.Request.Caller.UserId, cancellationToken);
        var decision = AgentAccess.Keep(await router.RouteAsync(AgentRuns.RoutingOf(accepted, conversation), cancellationToken), accepted.Request.Caller);
        if (decision.Agent is { } agent)
        {
            await journal.RouteAsync(task, decision, cancellationToken);
            await stream.AppendAsync(task.Stream, StreamEvent.Status(Phrases.Working(agent, decision.Language)), cancellationToken);
            return null;
        }

        var question = ResponseAssembler.Question(accepted, decision, clock.GetUtcNow());
        await answers.StoreAsync(
            new(accepted, task.Lease) { Clarification = decision.PendingClarification, TaskId = task.TaskId }, question,
            new(question.Response.Status, clock.GetUtcNow()) { Routing = System.Text.Json.JsonSerializer.Serialize(decision, ProductJson.Options) }, cancellationToken);
        return TaskStep.Finish(TaskStatuses.Clarification);
    }

    /// <summary>What the agent is asked: the same at every step, whatever has been said in the session since.</summary>
    public async Task<AgentRun> RunOfAsync(TaskRun task, CancellationToken cancellationToken)
    {
        var request = task.Accepted.Request;
        var history = await conversations.HistoryBeforeAsync(request.SessionId, task.Accepted.MessageId, cancellationToken);
        return AgentRuns.Of(task.Accepted, task.Routing ?? throw new InvalidOperationException("The task was not routed."), history);
    }
}
