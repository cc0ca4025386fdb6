using System.Text.Json.Nodes;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Data;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Tasks;
using Npgsql;

namespace Mezzofy.Core.Gateway;

/// <summary>
/// Accepts messages: checks them, completes them to the standard internal format, writes the audit line, and stores the message
/// with its run. From then on the message is answered, whatever happens to this process.
/// </summary>
public sealed class MessageIntake(
    NpgsqlDataSource database,
    ConversationStore conversations,
    InstancePresence presence,
    AuditLog audit,
    TimeProvider clock)
{
    // Of a message that has not been looked at yet: a typical run with a report and a file.
    private const int EstimatedSeconds = 5;

    /// <summary>Checks a message and completes it with its session's history.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> or <c>message_too_long</c>; 404 for a session that is not the caller's.</exception>
    public async Task<(AssistantRequest Request, Conversation Conversation)> NormaliseAsync(IncomingMessage incoming, CancellationToken cancellationToken)
    {
        var message = MessageRules.Check(incoming.Message);
        var conversation = incoming.SessionId is { } id
            ? await conversations.OpenAsync(MessageRules.CheckSession(id), incoming.Caller.UserId, cancellationToken)
            : new Conversation(Ids.New(Ids.Session), null, null, [], IsNew: true);
        var request = new AssistantRequest(incoming.Caller, message, InputType.Text, incoming.Origin.Source, conversation.SessionId)
        {
            ConversationHistory = conversation.History,
            Agent = incoming.Agent,
            EventType = incoming.EventType,
            Channel = incoming.Channel,
            ExtractedText = incoming.UntrustedText,
        };
        return (request, conversation);
    }

    /// <summary>Stores the message, its run and the reservation of its key in one transaction, and the audit line.</summary>
    /// <returns>The accepted message, with the ticket of its task if it is one; null when its key was reserved by another request at the same time.</returns>
    public async Task<(AcceptedMessage Message, TaskTicket? Ticket)?> AcceptAsync(string runId, IncomingMessage incoming, AssistantRequest request, Conversation conversation, IdempotentRequest? key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var accepted = new AcceptedMessage(runId, Ids.New(Ids.Message, now), request with { ConversationHistory = [] }, now, key?.Key)
        {
            IsWatched = incoming.Watcher is not null,
            Title = incoming.Title,
            DeliverTo = incoming.DeliverTo,
            ApproverId = incoming.ApproverId,
        };
        var ticket = incoming.TaskReason is null ? null : new TaskTicket(Ids.New(Ids.Task, now), TaskStatuses.Queued, EstimatedSeconds, request.SessionId, runId);
        await using var batch = Batch(accepted, conversation, key, ticket, incoming.TaskReason);
        try
        {
            await Task.WhenAll(batch.ExecuteNonQueryAsync(cancellationToken), audit.AppendAsync(Line(incoming, accepted), cancellationToken));
            return (accepted, ticket);
        }
        catch (PostgresException exception) when (IdempotencyKeys.IsReserved(exception))
        {
            return null;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "position" })
        {
            throw ProblemException.NotFound("The session");
        }
    }

    private NpgsqlBatch Batch(AcceptedMessage accepted, Conversation conversation, IdempotentRequest? key, TaskTicket? ticket, string? reason)
    {
        var request = accepted.Request;
        var owner = request.Caller.UserId;
        var batch = database.CreateBatch();
        if (key is not null)
        {
            batch.BatchCommands.Add(IdempotencyKeys.Reserve(key, accepted.RunId, presence.Number));
        }

        if (conversation.IsNew)
        {
            batch.BatchCommands.Add(MessageWriter.CreateSession(request.SessionId, owner, accepted.Title ?? SessionTitle.From(request.Message), request.Source, accepted.AcceptedAt));
        }

        var view = new MessageView(accepted.MessageId, "user", request.Message, accepted.AcceptedAt) { InputType = request.InputType.ToString().ToLowerInvariant(), RunId = accepted.RunId };
        batch.BatchCommands.Add(MessageWriter.Append(request.SessionId, owner, view, accepted.RunId));
        batch.BatchCommands.Add(RunJournal.Begin(new(
            accepted.RunId, owner, request.SessionId, accepted.MessageId, request.Source, accepted.ToJson(), ticket is null ? presence.Number : 0, accepted.AcceptedAt)));
        foreach (var command in ticket is null ? [] : TaskHandover.Commands(accepted, ticket, request.Agent, reason!))
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static AuditEntry Line(IncomingMessage incoming, AcceptedMessage accepted) => new("chat.send", AuditOutcomes.Done, incoming.Origin)
    {
        UserId = incoming.Caller.UserId,
        Object = accepted.Request.SessionId,
        Detail = new JsonObject
        {
            ["run_id"] = accepted.RunId,
            ["message_id"] = accepted.MessageId,
            ["input_type"] = accepted.Request.InputType.ToString().ToLowerInvariant(),
            ["characters"] = accepted.Request.Message.Length,
        },
    };
}
