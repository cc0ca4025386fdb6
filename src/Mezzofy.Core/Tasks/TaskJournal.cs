using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Routing;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Tasks;

/// <summary>
/// The journal of runs that tasks drive. Steps may be repeated by any process at any time, so each has a name and is stored once;
/// what is stored for a run that has ended is dropped.
/// </summary>
public sealed class TaskJournal(NpgsqlDataSource database)
{
    /// <summary>Marks the beginning of an attempt.</summary>
    public async Task BeginAsync(string taskId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.tasks set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()), moved_at = now()
            where id = $1 and status in ('queued', 'running')
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(taskId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The task with its run as it stands, or null when it has ended or is gone.</summary>
    public async Task<TaskRun?> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select r.id, r.attempt, r.request::text, r.routing::text, t.cancel_requested, t.progress, t.deliver_to::text,
                   extract(epoch from coalesce(t.waiting_since, now() - mezzofy.current_outage(t.started_at)) - coalesce(t.started_at, now()) - t.waited)::float8,
                   (select array_agg(e.event::text order by e.seq) from mezzofy.run_events e where e.run_id = r.id)
            from mezzofy.tasks t join mezzofy.runs r on r.id = t.run_id
            where t.id = $1 and t.status in ('queued', 'running', 'waiting_approval') and r.status = 'running'
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(taskId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Row(taskId, reader) : null;
    }

    /// <summary>Remembers where the run was routed; decided once.</summary>
    public async Task RouteAsync(TaskRun task, RoutingDecision decision, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("update mezzofy.runs set routing = $2 where id = $1 and routing is null and status = 'running'")
        {
            Parameters = { Text(task.RunId), new() { Value = JsonSerializer.Serialize(decision, ProductJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb } },
        });
        batch.BatchCommands.Add(new("update mezzofy.tasks set agent = $2 where id = $1") { Parameters = { Text(task.TaskId), Text(decision.Agent) } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stores what a step came to, unless it is stored already or the run has ended.</summary>
    /// <param name="task">The task.</param>
    /// <param name="step">The step's name in its run: <c>m1</c>, <c>m2</c> … for model calls, the call's id for tools.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was stored now.</returns>
    public async Task<bool> AppendAsync(TaskRun task, string step, RunEvent happened, CancellationToken cancellationToken)
    {
        // Two statements: the second sees what was committed while the first waited for the lock.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select 1 from mezzofy.runs where id = $1 for update") { Parameters = { Text(task.RunId) } });
        batch.BatchCommands.Add(new(
            """
            insert into mezzofy.run_events (run_id, seq, step, event, at)
            select $1, coalesce((select max(seq) + 1 from mezzofy.run_events where run_id = $1), 0), $2, $3, now()
            where exists (select 1 from mezzofy.runs where id = $1 and attempt = $4 and status = 'running')
            on conflict (run_id, step) where step is not null do nothing
            """)
        {
            Parameters =
            {
                Text(task.RunId), Text(step), new() { Value = JsonSerializer.Serialize(happened, ProductJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = task.Lease.Attempt },
            },
        });
        batch.BatchCommands.Add(new("update mezzofy.tasks set moved_at = now() where id = $1") { Parameters = { Text(task.TaskId) } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }

    /// <summary>Raises the progress; it never falls.</summary>
    /// <returns>Whether it grew.</returns>
    public async Task<bool> AdvanceAsync(string taskId, int progress, string? message, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.tasks set progress = $2, message = coalesce($3, message), moved_at = now()
            where id = $1 and progress < $2 and status in ('queued', 'running', 'waiting_approval')
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(taskId), new NpgsqlParameter { Value = progress }, Text(message) });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Whether the owner has asked for it to stop, or it is over.</summary>
    public async Task<bool> IsStoppedAsync(string taskId, CancellationToken cancellationToken)
    {
        const string sql = "select cancel_requested or status not in ('queued', 'running', 'waiting_approval') from mezzofy.tasks where id = $1";
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(taskId));
        return await command.ExecuteScalarAsync(cancellationToken) is not false;
    }

    private static TaskRun Row(string taskId, NpgsqlDataReader reader)
    {
        var events = reader.IsDBNull(8) ? [] : reader.GetFieldValue<string[]>(8);
        var state = events.Aggregate(
            AgentState.Initial, (current, happened) => current.Apply(JsonSerializer.Deserialize<RunEvent>(happened, ProductJson.Options)!));
        return new(taskId, AcceptedMessage.FromJson(reader.GetString(2)), new(reader.GetString(0), reader.GetInt32(1)), state)
        {
            Routing = reader.IsDBNull(3) ? null : JsonSerializer.Deserialize<RoutingDecision>(reader.GetString(3), ProductJson.Options),
            IsCancelRequested = reader.GetBoolean(4),
            Progress = reader.GetInt32(5),
            DeliverTo = reader.IsDBNull(6) ? null : reader.GetString(6),
            Worked = TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(7))),
        };
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>A task with its run as it stands.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Accepted">What was accepted.</param>
/// <param name="Lease">The right to end the run.</param>
/// <param name="State">Where it stands.</param>
public sealed record TaskRun(string TaskId, AcceptedMessage Accepted, RunLease Lease, AgentState State)
{
    /// <summary>The run.</summary>
    public string RunId => Lease.RunId;

    /// <summary>Where it was routed, or null while that is open.</summary>
    public RoutingDecision? Routing { get; init; }

    /// <summary>Whether its owner wants it stopped.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>How far it is said to be.</summary>
    public int Progress { get; init; }

    /// <summary>Where the result is delivered besides the session, as JSON, or null.</summary>
    public string? DeliverTo { get; init; }

    /// <summary>How long it has been worked on, without the time it waited for people and the time that nobody was alive.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>Its stream.</summary>
    public Realtime.StreamedRun Stream => new(RunId, Accepted.Request.Caller.UserId, Accepted.Request.SessionId, TaskId);
}
