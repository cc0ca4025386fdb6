using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Tasks;

/// <summary>The rows of background tasks. Every query of a person carries the owner.</summary>
public sealed class TaskStore(NpgsqlDataSource database)
{
    private const string Columns =
        "id, run_id, session_id, title, source, agent, status, progress, message, reason, result::text, error, attempts, created_at, started_at, ended_at";

    /// <summary>The statement that stores a new task; sent in one batch with the run it drives.</summary>
    public static NpgsqlBatchCommand Insert(NewTask task) =>
        new(
            """
            insert into mezzofy.tasks (id, run_id, owner_id, session_id, source, agent, title, status, reason, deliver_to, created_at, moved_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $10, $10)
            """)
        {
            Parameters =
            {
                Text(task.TaskId), Text(task.RunId), Text(task.OwnerId), Text(task.SessionId), Text(task.Source), Text(task.Agent),
                Text(task.Title), Text(task.Reason), new() { Value = (object?)task.DeliverTo ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = task.At.UtcDateTime },
            },
        };

    /// <summary>The statement that ends a task; sent in one batch with the end of its run.</summary>
    public static NpgsqlBatchCommand End(string taskId, string status, string? result, string? error, DateTimeOffset at) =>
        new(
            """
            update mezzofy.tasks set status = $2, result = $3, error = $4, ended_at = $5, moved_at = $5, message = null, waiting_since = null,
                progress = case when $2 in ('completed', 'clarification') then 100 else progress end
            where id = $1 and status in ('queued', 'running', 'waiting_approval')
            """)
        {
            Parameters =
            {
                Text(taskId), Text(status), new() { Value = (object?)result ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json }, Text(error), new() { Value = at.UtcDateTime },
            },
        };

    /// <summary>A task of that owner.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c>.</exception>
    public async Task<AssistantTask> GetAsync(string taskId, string ownerId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.tasks where id = $1 and owner_id = $2");
        command.Parameters.AddRange(new[] { Text(taskId), Text(ownerId) });
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault() ?? throw ProblemException.NotFound("The task");
    }

    /// <summary>The owner's tasks, the latest first.</summary>
    /// <param name="ownerId">The owner.</param>
    /// <param name="status">One of <see cref="TaskStatuses"/>, or null for all.</param>
    /// <param name="page">Which part.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Page<AssistantTask>> ListAsync(string ownerId, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        // Ids sort by the time they were made, so the id alone is the key of a page.
        const string sql =
            $"""
            select {Columns} from mezzofy.tasks
            where owner_id = $1 and ($2::text is null or status = $2) and ($3::text is null or id < $3)
            order by id desc limit $4
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(ownerId), Text(status), Text(Cursor.DecodeId(page.Cursor, Ids.Task)), new() { Value = page.Limit + 1 } });
        var rows = await ReadAsync(command, cancellationToken);
        var items = rows.Take(page.Limit).ToList();
        return new(items, rows.Count > page.Limit ? Cursor.Encode(items[^1].TaskId) : null);
    }

    /// <summary>The ticket of the task that drives a run, or null.</summary>
    public async Task<TaskTicket?> TicketOfRunAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, session_id from mezzofy.tasks where run_id = $1");
        command.Parameters.Add(Text(runId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), TaskStatuses.Queued, 0, reader.IsDBNull(1) ? null : reader.GetString(1), runId)
            : null;
    }

    /// <summary>Asks for a task to stop.</summary>
    /// <returns>Whether it had not ended yet.</returns>
    /// <exception cref="ProblemException">404 <c>not_found</c>.</exception>
    public async Task<bool> RequestCancelAsync(string taskId, string ownerId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.tasks set cancel_requested = true
            where id = $1 and owner_id = $2 and status in ('queued', 'running', 'waiting_approval')
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(taskId), Text(ownerId) });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 1)
        {
            return true;
        }

        await GetAsync(taskId, ownerId, cancellationToken);
        return false;
    }

    private static async Task<List<AssistantTask>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tasks = new List<AssistantTask>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tasks.Add(Row(reader));
        }

        return tasks;
    }

    private static AssistantTask Row(NpgsqlDataReader reader) => new()
    {
        TaskId = reader.GetString(0),
        RunId = reader.GetString(1),
        SessionId = Nullable(reader, 2),
        Title = reader.GetString(3),
        Source = reader.GetString(4),
        Agent = Nullable(reader, 5),
        Status = reader.GetString(6),
        Progress = reader.GetInt32(7),
        Message = Nullable(reader, 8),
        Reason = reader.GetString(9),
        Result = Nullable(reader, 10) is { } result ? JsonElement.Parse(result) : null,
        Error = Nullable(reader, 11),
        Attempts = reader.GetInt32(12),
        CreatedAt = reader.GetDateTime(13),
        StartedAt = reader.IsDBNull(14) ? null : reader.GetDateTime(14),
        EndedAt = reader.IsDBNull(15) ? null : reader.GetDateTime(15),
    };

    private static string? Nullable(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>A task to be stored.</summary>
/// <param name="TaskId">The task, <c>task_…</c>.</param>
/// <param name="RunId">Its run.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="SessionId">The session that the answer goes to.</param>
/// <param name="Source">The door.</param>
/// <param name="Title">What was asked, shortened.</param>
/// <param name="Reason">Why it is a task.</param>
/// <param name="At">When.</param>
public sealed record NewTask(string TaskId, string RunId, string OwnerId, string? SessionId, string Source, string Title, string Reason, DateTimeOffset At)
{
    /// <summary>The agent, if it is known.</summary>
    public string? Agent { get; init; }

    /// <summary>Where the result is delivered besides the session, as the seed's <c>deliver_to</c>, or null.</summary>
    public string? DeliverTo { get; init; }
}
