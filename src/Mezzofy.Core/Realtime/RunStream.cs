using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Realtime;

/// <summary>The stored events of runs: numbered without a gap, kept as long as the run, told to the live channel once they are stored.</summary>
/// <remarks>
/// The number is taken under the run's row lock, so events become visible in the order of their numbers: whoever has read up to N
/// has missed nothing before N.
/// </remarks>
public sealed class RunStream(NpgsqlDataSource database, IRealtimePublisher publisher, StreamSignals signals)
{
    private const string Sql =
        """
        with run as (
            update mezzofy.runs set stream_position = stream_position + 1 where id = $1 returning stream_position
        )
        insert into mezzofy.run_stream (run_id, seq, event)
        select $1, run.stream_position, (left($2, -1) || ',"seq":' || run.stream_position || '}')::json from run
        returning seq
        """;

    /// <summary>Stores an event and tells the live channel.</summary>
    /// <param name="run">Whose.</param>
    /// <param name="happened">From <see cref="StreamEvent"/>.</param>
    /// <param name="cancellationToken">Gives up; the event may have been stored.</param>
    /// <returns>The event with its <c>seq</c>, or null when the run is gone.</returns>
    public async Task<string?> AppendAsync(StreamedRun run, JsonObject happened, CancellationToken cancellationToken)
    {
        var text = run.Complete(happened);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange(Parameters(run.RunId, text));
        if (await command.ExecuteScalarAsync(cancellationToken) is not int seq)
        {
            return null;
        }

        var stored = Numbered(text, seq);
        signals.Raise(run.RunId);
        await publisher.PublishAsync(run.OwnerId, stored, cancellationToken);
        return stored;
    }

    /// <summary>The statement that stores an event in the batch of the decision it speaks of; afterwards <see cref="PublishLastAsync"/> tells of it.</summary>
    public static NpgsqlBatchCommand Append(StreamedRun run, JsonObject happened)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Parameters.AddRange(Parameters(run.RunId, run.Complete(happened)));
        return command;
    }

    /// <summary>Tells the live channel of the last event of a run, which was stored by <see cref="Append"/>.</summary>
    public async Task PublishLastAsync(StreamedRun run, CancellationToken cancellationToken)
    {
        signals.Raise(run.RunId);
        await using var command = database.CreateCommand("select event::text from mezzofy.run_stream where run_id = $1 order by seq desc limit 1");
        command.Parameters.AddWithValue(run.RunId);
        if (await command.ExecuteScalarAsync(cancellationToken) is string stored)
        {
            await publisher.PublishAsync(run.OwnerId, stored, cancellationToken);
        }
    }

    /// <summary>The events of a run after a number, in order.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="ownerId">Whose it must be; else nothing is found.</param>
    /// <param name="after">The last number that is known; 0 for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when that run is gone or somebody else's.</returns>
    public async Task<IReadOnlyList<StoredEvent>?> ReadAsync(string runId, string ownerId, int after, int limit, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select e.seq, e.event::text from mezzofy.runs r left join mezzofy.run_stream e on e.run_id = r.id and e.seq > $3
            where r.id = $1 and r.owner_id = $2 order by e.seq limit $4
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[]
        {
            new NpgsqlParameter { Value = runId }, new() { Value = ownerId }, new() { Value = after }, new() { Value = limit },
        });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (events, exists) = (new List<StoredEvent>(), false);
        while (await reader.ReadAsync(cancellationToken))
        {
            exists = true;
            if (reader.IsDBNull(0))
            {
                break;
            }

            events.Add(new(reader.GetInt32(0), reader.GetString(1)));
        }

        return exists ? events : null;
    }

    private static NpgsqlParameter[] Parameters(string runId, string text) =>
        [new() { Value = runId, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text }];

    private static string Numbered(string text, int seq) => string.Concat(text.AsSpan(0, text.Length - 1), $",\"seq\":{seq}}}");
}

/// <summary>A run whose events are stored.</summary>
/// <param name="RunId">The run, <c>run_…</c>.</param>
/// <param name="OwnerId">Who is told.</param>
/// <param name="SessionId">Its session, or null.</param>
/// <param name="TaskId">Its task, or null.</param>
public sealed record StreamedRun(string RunId, string OwnerId, string? SessionId, string? TaskId = null)
{
    /// <summary>The event with what says whose it is, as one JSON object.</summary>
    internal string Complete(JsonObject happened)
    {
        happened["run_id"] = RunId;
        happened["session_id"] = SessionId;
        if (TaskId is not null)
        {
            happened["task_id"] = TaskId;
        }

        return happened.ToJsonString(ProductJson.Options);
    }
}

/// <summary>A stored event.</summary>
/// <param name="Seq">Its number in the run.</param>
/// <param name="Json">The whole event, <c>seq</c> included.</param>
public sealed record StoredEvent(int Seq, string Json)
{
    /// <summary>Whether it is the last event of its run.</summary>
    public bool IsLast => Json.StartsWith("{\"type\":\"complete\"", StringComparison.Ordinal) || Json.StartsWith("{\"type\":\"error\"", StringComparison.Ordinal);

    /// <summary>Its type.</summary>
    public string Type => (string)JsonNode.Parse(Json)!["type"]!;
}
