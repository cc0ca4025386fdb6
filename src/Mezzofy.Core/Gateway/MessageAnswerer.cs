using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Gateway;

/// <summary>Answers an accepted message: routes it, lets the agent work, and stores the answer with the end of the run in one transaction.</summary>
public sealed partial class MessageAnswerer(NpgsqlDataSource database, IRouter router, AgentRunner runner, TimeProvider clock, ILogger<MessageAnswerer> logger)
{
    /// <summary>Answers; whoever holds the lease may call it again after a crash.</summary>
    /// <remarks>A run that cannot be answered ends as failed: its sender is told, and told the same again for the same key.</remarks>
    /// <exception cref="ProblemException">It could not be answered.</exception>
    /// <exception cref="RunTakenOverException">Another process has taken the run over.</exception>
    public async Task<ChatResponse> AnswerAsync(
        AcceptedMessage accepted, RunLease lease, AgentState state, Conversation conversation, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAnswerAsync(accepted, lease, state, conversation, observer, cancellationToken);
        }
        catch (Exception exception) when (exception is not (NpgsqlException { IsTransient: true } or OperationCanceledException or RunTakenOverException))
        {
            LogFailed(logger, exception, accepted.RunId);
            var problem = exception as ProblemException ?? new(500, "internal_error", "The request could not be answered.", inner: exception);
            var failure = ResponseAssembler.Failure(accepted, clock.GetUtcNow());
            await StoreAsync(accepted, lease, failure, new("failed", clock.GetUtcNow()) { Error = problem.Code }, null, CancellationToken.None, problem.Status);
            throw problem;
        }
    }

    private async Task<ChatResponse> TryAnswerAsync(
        AcceptedMessage accepted, RunLease lease, AgentState state, Conversation conversation, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        var decision = AgentAccess.Keep(await router.RouteAsync(RoutingOf(accepted, conversation), cancellationToken), accepted.Request.Caller);
        if (decision.Agent is not { } agent)
        {
            var question = ResponseAssembler.Question(accepted, decision, clock.GetUtcNow());
            await StoreAsync(accepted, lease, question, new(question.Response.Status, clock.GetUtcNow()) { Routing = Json(decision) }, decision.PendingClarification, cancellationToken);
            return question.Response;
        }

        var run = RunOf(accepted, conversation, decision, agent);
        var result = await runner.RunAsync(run, lease, state, observer, cancellationToken);
        var answer = ResponseAssembler.Answer(accepted, decision, run, result, clock.GetUtcNow());
        await StoreAsync(accepted, lease, answer, End(answer, decision, result), null, cancellationToken);
        return answer.Response;
    }

    private async Task StoreAsync(
        AcceptedMessage accepted, RunLease lease, AssembledAnswer answer, RunEnd end, string? clarification, CancellationToken cancellationToken, int status = 200)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunJournal.EndAsync(connection, lease, end with { ReplyId = answer.Message.MessageId }, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var (session, owner) = (accepted.Request.SessionId, accepted.Request.Caller.UserId);
        batch.BatchCommands.Add(MessageWriter.Append(session, owner, answer.Message, accepted.RunId));
        batch.BatchCommands.Add(MessageWriter.Remember(session, answer.Response.AgentUsed, clarification));
        if (accepted.IdempotencyKey is { } key)
        {
            batch.BatchCommands.Add(IdempotencyKeys.Answer(owner, key, status, JsonSerializer.Serialize(answer.Response, ProductJson.Options)));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static RoutingRequest RoutingOf(AcceptedMessage accepted, Conversation conversation) =>
        new(accepted.Request.Message, accepted.Request.Source, accepted.Request.Caller.Department, accepted.Request.Caller.Language)
        {
            SessionAgent = conversation.Agent,
            PendingClarification = conversation.Clarification,
        };

    private static AgentRun RunOf(AcceptedMessage accepted, Conversation conversation, RoutingDecision decision, string agent) =>
        new(accepted.RunId, accepted.Request.Caller, agent, decision.Message, decision.Language, accepted.AcceptedAt)
        {
            SessionId = accepted.Request.SessionId,
            History = conversation.History,
        };

    private static RunEnd End(AssembledAnswer answer, RoutingDecision decision, AgentResult result) => new(answer.Response.Status, answer.Message.CreatedAt)
    {
        Routing = Json(decision),
        Error = result.Limit,
        FirstSeq = result.StoredEvents,
        Events = result.State.Events.GetRange(result.StoredEvents, result.State.Events.Count - result.StoredEvents),
    };

    private static string Json(RoutingDecision decision) => JsonSerializer.Serialize(decision, ProductJson.Options);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string runId);
}
