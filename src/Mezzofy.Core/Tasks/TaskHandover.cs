using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Routing;
using Npgsql;

namespace Mezzofy.Core.Tasks;

/// <summary>Hands a run that somebody waits for over to a background task, with all that was done so far.</summary>
public sealed class TaskHandover(NpgsqlDataSource database, Toolbox toolbox, RunStream stream, TimeProvider clock)
{
    /// <summary>Stores the events that are not stored, the task, and the sender's answer, all or nothing.</summary>
    /// <returns>The ticket. The caller starts the orchestration; one that is not started is started by the watchdog.</returns>
    /// <exception cref="RunTakenOverException">Another process has taken the run over; nothing was stored.</exception>
    public async Task<TaskTicket> HandOverAsync(
        AcceptedMessage accepted, RunLease lease, RoutingDecision decision, AgentResult result, CancellationToken cancellationToken)
    {
        var ticket = Ticket(accepted, result.State);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunJournal.HandOverAsync(connection, lease, JsonSerializer.Serialize(decision, ProductJson.Options), result, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in Commands(accepted, ticket, decision.Agent, result.HandOver!))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await stream.PublishLastAsync(accepted.StreamOf(ticket.TaskId), CancellationToken.None);
        return ticket;
    }

    /// <summary>What is stored with the task: its row, the answer to the sender's key, the event that says so.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Commands(AcceptedMessage accepted, TaskTicket ticket, string? agent, string reason)
    {
        var (request, owner) = (accepted.Request, accepted.Request.Caller.UserId);
        yield return TaskStore.Insert(
            new(ticket.TaskId, accepted.RunId, owner, request.SessionId, request.Source, accepted.Title ?? SessionTitle.From(request.Message), reason, accepted.AcceptedAt)
            {
                Agent = agent,
                DeliverTo = accepted.DeliverTo,
            });
        if (accepted.IdempotencyKey is { } key)
        {
            yield return IdempotencyKeys.Answer(owner, key, 202, JsonSerializer.Serialize(ticket, ProductJson.Options));
        }

        yield return RunStream.Append(accepted.StreamOf(ticket.TaskId), StreamEvent.TaskQueued(ticket.TaskId, reason, ticket.EstimatedSeconds));
    }

    private TaskTicket Ticket(AcceptedMessage accepted, AgentState state)
    {
        var expected = state.Pending.Sum(call => toolbox.ExpectedSeconds(call.Tool)) + 1;
        return new(Ids.New(Ids.Task, clock.GetUtcNow()), TaskStatuses.Queued, (int)Math.Ceiling(expected), accepted.Request.SessionId, accepted.RunId);
    }
}
