using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Agents;

/// <summary>
/// Runs and their events in PostgreSQL. A run belongs to one process at a time: taking it over raises its attempt, and what the
/// former holder still writes is refused.
/// </summary>
public sealed class RunJournal(NpgsqlDataSource database)
{
    /// <summary>The statement that stores a new run; sent in one batch with the message it answers.</summary>
    public static NpgsqlBatchCommand Begin(RunRecord run) =>
        new(
            """
            insert into mezzofy.runs (id, owner_id, session_id, message_id, source, request, status, instance, created_at)
            values ($1, $2, $3, $4, $5, $6, 'running', $7, $8)
            """)
        {
            Parameters =
            {
                Text(run.RunId), Text(run.OwnerId), Text(run.SessionId), Text(run.MessageId), Text(run.Source), Json(run.Request),
                new() { Value = run.Instance }, Time(run.CreatedAt),
            },
        };

    /// <summary>Appends events; they are durable when this returns.</summary>
    /// <exception cref="RunTakenOverException">Another process has taken the run over, or it has ended.</exception>
    public async Task AppendAsync(RunLease lease, int firstSeq, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        Fill(command, lease, firstSeq, events);
        if (await command.ExecuteNonQueryAsync(cancellationToken) != events.Count)
        {
            throw new RunTakenOverException(lease.RunId);
        }
    }

    /// <summary>Ends a run within the caller's transaction, with the events that are not yet stored.</summary>
    /// <exception cref="RunTakenOverException">Another process has taken the run over, or it has ended; the transaction must be rolled back.</exception>
    public static async Task EndAsync(NpgsqlConnection connection, RunLease lease, RunEnd end, CancellationToken cancellationToken)
    {
        if (end.Events.Count > 0)
        {
            await using var events = new NpgsqlCommand { Connection = connection };
            Fill(events, lease, end.FirstSeq, end.Events);
            await events.ExecuteNonQueryAsync(cancellationToken);
        }

        const string sql =
            """
            update mezzofy.runs set status = $3, routing = coalesce($4, routing), reply_id = $5, error = $6, ended_at = $7
            where id = $1 and attempt = $2 and status = 'running'
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                Text(lease.RunId), new() { Value = lease.Attempt }, Text(end.Status), Json(end.Routing), Text(end.ReplyId), Text(end.Error), Time(end.At),
            },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new RunTakenOverException(lease.RunId);
        }
    }

    /// <summary>Gives a run to a task within the caller's transaction, with the events that are not yet stored; it then belongs to no process.</summary>
    /// <exception cref="RunTakenOverException">Another process has taken the run over, or it has ended; the transaction must be rolled back.</exception>
    public static async Task HandOverAsync(NpgsqlConnection connection, RunLease lease, string routing, AgentResult result, CancellationToken cancellationToken)
    {
        if (result.NotStored.Count > 0)
        {
            await using var events = new NpgsqlCommand { Connection = connection };
            Fill(events, lease, result.StoredEvents, result.NotStored);
            await events.ExecuteNonQueryAsync(cancellationToken);
        }

        const string sql = "update mezzofy.runs set instance = 0, attempt = attempt + 1, routing = $3 where id = $1 and attempt = $2 and status = 'running'";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Text(lease.RunId), new() { Value = lease.Attempt }, Json(routing) } };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new RunTakenOverException(lease.RunId);
        }
    }

    /// <summary>Takes over a run of a process that is gone.</summary>
    /// <returns>The run with its events and a lease, or null when it has ended or somebody else was quicker.</returns>
    public async Task<(RunRecord Run, RunLease Lease, AgentState State)?> TakeOverAsync(string runId, long deadInstance, long instance, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.runs set instance = $3, attempt = attempt + 1
            where id = $1 and instance = $2 and status = 'running'
            returning owner_id, session_id, message_id, source, request::text, created_at, attempt
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(runId), new NpgsqlParameter { Value = deadInstance }, new() { Value = instance } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var run = new RunRecord(runId, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), instance, reader.GetDateTime(5));
        return (run, new(runId, reader.GetInt32(6)), await ReadAsync(runId, cancellationToken));
    }

    /// <summary>Runs that have not ended, with the process that holds each, oldest first; those of tasks are not among them.</summary>
    public async Task<IReadOnlyList<(string RunId, long Instance)>> UnfinishedAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, instance from mezzofy.runs where status = 'running' and instance <> 0 order by created_at limit $1");
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<(string, long)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return runs;
    }

    /// <summary>The process that holds a run, or null when the run has ended or belongs to a task.</summary>
    public async Task<long?> HolderAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select instance from mezzofy.runs where id = $1 and status = 'running' and instance <> 0");
        command.Parameters.Add(Text(runId));
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<AgentState> ReadAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select event::text from mezzofy.run_events where run_id = $1 order by seq");
        command.Parameters.AddWithValue(runId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var state = AgentState.Initial;
        while (await reader.ReadAsync(cancellationToken))
        {
            state = state.Apply(JsonSerializer.Deserialize<RunEvent>(reader.GetString(0), ProductJson.Options)!);
        }

        return state;
    }

    private static void Fill(NpgsqlCommand command, RunLease lease, int firstSeq, IReadOnlyList<RunEvent> events)
    {
        command.CommandText =
            """
            insert into mezzofy.run_events (run_id, seq, event, at)
            select $1, $3 + e.n::int - 1, e.event, now()
            from unnest($4) with ordinality as e (event, n)
            where exists (select 1 from mezzofy.runs where id = $1 and attempt = $2 and status = 'running' for update)
            """;
        command.Parameters.AddRange(new[]
        {
            Text(lease.RunId),
            new NpgsqlParameter { Value = lease.Attempt },
            new() { Value = firstSeq },
            new() { Value = events.Select(happened => JsonSerializer.Serialize(happened, ProductJson.Options)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
        });
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Time(DateTimeOffset value) => new() { Value = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
