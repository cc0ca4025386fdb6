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
            update mezzofy.runs set stream_position = stream_position + 1 where id = $1 and (status = 'running' or $3) returning stream_position
        )
        insert into mezzofy.run_stream (run_id, seq, event)
        select $1, run.stream_position, (left($2, -1) || ',"seq":' || run.stream_position || '}')::json from run
        returning seq
        """;

    // One event of a run after the other, so that the live channel tells them in the order of their numbers; runs share a few gates.
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Stores an event and tells the live channel.</summary>
    /// <param name="run">Whose.</param>
    /// <param name="happened">From <see cref="StreamEvent"/>.</param>
    /// <param name="cancellationToken">Gives up; the event may have been stored.</param>
    /// <returns>The event with its <c>seq</c>, or null when the run is gone or has ended.</returns>
    public async Task<string?> AppendAsync(StreamedRun run, JsonObject happened, CancellationToken cancellationToken)
    {
        var text = run.Complete(happened);
        return await InTurnAsync(run, () => AppendAsync(run, text, cancellationToken), cancellationToken);
    }

    /// <summary>The statement that stores an event in the batch of the decision it speaks of; afterwards <see cref="PublishLastAsync"/> tells of it.</summary>
    public static NpgsqlBatchCommand Append(StreamedRun run, JsonObject happened)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Parameters.AddRange(Parameters(run.RunId, run.Complete(happened), isEnd: true));
        return command;
    }

    /// <summary>Tells the live channel of the last event of a run, which was stored by <see cref="Append"/>.</summary>
    public async Task PublishLastAsync(StreamedRun run, CancellationToken cancellationToken)
    {
        signals.Raise(run.RunId);
        await InTurnAsync(run, () => TellLastAsync(run, cancellationToken), cancellationToken);
    }

    private async Task<string?> TellLastAsync(StreamedRun run, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select event::text from mezzofy.run_stream where run_id = $1 order by seq desc limit 1");
        command.Parameters.AddWithValue(run.RunId);
        if (await command.ExecuteScalarAsync(cancellationToken) is not string stored)
        {
            return null;
        }

        await publisher.PublishAsync(run.OwnerId, stored, cancellationToken);
        return stored;
    }

    private async Task<string?> InTurnAsync(StreamedRun run, Func<Task<string?>> tellAsync, CancellationToken cancellationToken)
    {
        var gate = gates[(uint)string.GetHashCode(run.RunId, StringComparison.Ordinal) % gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await tellAsync();
        }
        finally
        {
            gate.Release();
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

    /// <summary>Whether a run has ended and has no event after a number; one that is gone has not, its end is that it cannot be read.</summary>
    public async Task<bool> IsOverAsync(string runId, int after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select status = 'running' or stream_position > $2 from mezzofy.runs where id = $1");
        command.Parameters.AddRange(new[] { new NpgsqlParameter { Value = runId }, new() { Value = after } });
        return await command.ExecuteScalarAsync(cancellationToken) is false;
    }

    private async Task<string?> AppendAsync(StreamedRun run, string text, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange(Parameters(run.RunId, text, isEnd: false));
        if (await command.ExecuteScalarAsync(cancellationToken) is not int seq)
        {
            return null;
        }

        var stored = Numbered(text, seq);
        signals.Raise(run.RunId);
        await publisher.PublishAsync(run.OwnerId, stored, cancellationToken);
        return stored;
    }

    private static NpgsqlParameter[] Parameters(string runId, string text, bool isEnd) =>
    [
        new() { Value = runId, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = isEnd },
    ];

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
