using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Approvals;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;
using Npgsql;

namespace Mezzofy.Core.Gateway;

/// <summary>Stores the end of a run: its status, the answer's message, the sender's key, its task and its last event, all or nothing.</summary>
public sealed class AnswerStore(NpgsqlDataSource database, RunStream stream)
{
    /// <summary>Stores it; afterwards whoever watches is told.</summary>
    /// <exception cref="RunTakenOverException">Another process has taken the run over, or it has ended; nothing was stored.</exception>
    internal async Task StoreAsync(EndedRun ended, AssembledAnswer answer, RunEnd end, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunJournal.EndAsync(connection, ended.Lease, end with { ReplyId = answer.Message.MessageId }, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddMessage(batch, ended, answer);
        AddTask(batch, ended, answer, end);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (ended.IsStreamed)
        {
            await stream.PublishLastAsync(ended.Stream, CancellationToken.None);
        }
    }

    /// <summary>Whether a run is gone: its session was deleted.</summary>
    internal async Task<bool> IsGoneAsync(string runId)
    {
        await using var command = database.CreateCommand("select 1 from mezzofy.runs where id = $1");
        command.Parameters.AddWithValue(runId);
        return await command.ExecuteScalarAsync() is null;
    }

    private static void AddMessage(NpgsqlBatch batch, EndedRun ended, AssembledAnswer answer)
    {
        var (session, owner) = (ended.Accepted.Request.SessionId, ended.Accepted.Request.Caller.UserId);
        batch.BatchCommands.Add(MessageWriter.Append(session, owner, answer.Message, ended.Accepted.RunId));
        batch.BatchCommands.Add(MessageWriter.Remember(session, answer.Response.AgentUsed, ended.Clarification));

        // The sender of a task was answered with its ticket already.
        if (ended.Accepted.IdempotencyKey is { } key && ended.TaskId is null)
        {
            batch.BatchCommands.Add(IdempotencyKeys.Answer(owner, key, ended.Problem?.Status ?? 200, Json(answer.Response)));
        }
    }

    private static void AddTask(NpgsqlBatch batch, EndedRun ended, AssembledAnswer answer, RunEnd end)
    {
        if (ended.TaskId is { } task)
        {
            batch.BatchCommands.Add(TaskStore.End(task, end.Status, Json(answer.Response), end.Error, end.At));
            batch.BatchCommands.Add(ApprovalStore.Close(task));
        }

        if (ended.IsStreamed)
        {
            batch.BatchCommands.Add(RunStream.Append(ended.Stream, ended.Problem is { } problem ? StreamEvent.Error(problem) : StreamEvent.Complete(answer.Response)));
        }
    }

    private static string Json(ChatResponse response) => JsonSerializer.Serialize(response, ProductJson.Options);
}

/// <summary>A run that ends.</summary>
/// <param name="Accepted">What was accepted.</param>
/// <param name="Lease">The right to end it.</param>
internal sealed record EndedRun(AcceptedMessage Accepted, RunLease Lease)
{
    /// <summary>What is still asked back, as JSON, or null.</summary>
    public string? Clarification { get; init; }

    /// <summary>Why it could not be answered, or null.</summary>
    public ProblemException? Problem { get; init; }

    /// <summary>The task that drove it, or null.</summary>
    public string? TaskId { get; init; }

    /// <summary>Whether anybody may be watching.</summary>
    public bool IsStreamed => TaskId is not null || Accepted.IsWatched;

    /// <summary>Its stream.</summary>
    public StreamedRun Stream => Accepted.StreamOf(TaskId);
}
