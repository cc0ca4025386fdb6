using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Routing;
using Mezzofy.Core.Tasks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Gateway;

/// <summary>
/// Answers an accepted message while its sender waits: routes it, lets the agent work, and stores the answer with the end of the
/// run. What takes long or waits for a person is handed over to a background task, with all that was done so far.
/// </summary>
public sealed partial class MessageAnswerer(
    IRouter router, AgentRunner runner, AnswerStore answers, TaskHandover handover, RunStream stream, TimeProvider clock, ILogger<MessageAnswerer> logger)
{
    /// <summary>Answers; whoever holds the lease may call it again after a crash.</summary>
    /// <remarks>A run that cannot be answered ends as failed: its sender is told, and told the same again for the same key.</remarks>
    /// <exception cref="ProblemException">It could not be answered.</exception>
    /// <exception cref="RunTakenOverException">Another process has taken the run over.</exception>
    public async Task<ChatOutcome> AnswerAsync(
        AcceptedMessage accepted, RunLease lease, AgentState state, Conversation conversation, CancellationToken cancellationToken)
    {
        await using var narrator = accepted.IsWatched ? new RunNarrator(stream, accepted.StreamOf(null), logger) : null;
        try
        {
            return await TryAnswerAsync(accepted, lease, state, conversation, narrator, cancellationToken);
        }
        catch (Exception exception) when (exception is not (NpgsqlException { IsTransient: true } or OperationCanceledException or RunTakenOverException))
        {
            LogFailed(logger, exception, accepted.RunId);
            var problem = exception as ProblemException ?? new(500, "internal_error", "The request could not be answered.", inner: exception);
            await ToldAsync(narrator);
            await answers.StoreAsync(
                new(accepted, lease) { Problem = problem }, ResponseAssembler.Failure(accepted, clock.GetUtcNow()),
                new("failed", clock.GetUtcNow()) { Error = problem.Code }, CancellationToken.None);
            throw problem;
        }
    }

    private async Task<ChatOutcome> TryAnswerAsync(
        AcceptedMessage accepted, RunLease lease, AgentState state, Conversation conversation, RunNarrator? narrator, CancellationToken cancellationToken)
    {
        var decision = AgentAccess.Keep(await router.RouteAsync(AgentRuns.RoutingOf(accepted, conversation), cancellationToken), accepted.Request.Caller);
        if (decision.Agent is not { } agent)
        {
            return await AskBackAsync(accepted, lease, decision, narrator, cancellationToken);
        }

        narrator?.Say(Phrases.Working(agent, decision.Language));
        var run = AgentRuns.Of(accepted, decision, conversation.History);
        var result = await runner.RunAsync(run, lease, state, narrator, cancellationToken);
        await ToldAsync(narrator);
        return result.HandOver is null
            ? new(await EndAsync(accepted, lease, decision, run, result, cancellationToken), null)
            : new(null, await handover.HandOverAsync(accepted, lease, decision, result, cancellationToken));
    }

    private async Task<ChatOutcome> AskBackAsync(AcceptedMessage accepted, RunLease lease, RoutingDecision decision, RunNarrator? narrator, CancellationToken cancellationToken)
    {
        var question = ResponseAssembler.Question(accepted, decision, clock.GetUtcNow());
        await ToldAsync(narrator);
        await answers.StoreAsync(
            new(accepted, lease) { Clarification = decision.PendingClarification }, question,
            new(question.Response.Status, clock.GetUtcNow()) { Routing = Json(decision) }, cancellationToken);
        return new(question.Response, null);
    }

    private async Task<ChatResponse> EndAsync(
        AcceptedMessage accepted, RunLease lease, RoutingDecision decision, AgentRun run, AgentResult result, CancellationToken cancellationToken)
    {
        var answer = ResponseAssembler.Answer(accepted, decision, run, result, clock.GetUtcNow());
        var end = new RunEnd(answer.Response.Status, answer.Message.CreatedAt)
        {
            Routing = Json(decision),
            Error = result.Limit,
            FirstSeq = result.StoredEvents,
            Events = result.NotStored,
        };
        await answers.StoreAsync(new(accepted, lease), answer, end, cancellationToken);
        return answer.Response;
    }

    /// <summary>The last event of a run is stored with its end, so all others are stored before.</summary>
    private static ValueTask ToldAsync(RunNarrator? narrator) => narrator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Json(RoutingDecision decision) => JsonSerializer.Serialize(decision, ProductJson.Options);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string runId);
}
