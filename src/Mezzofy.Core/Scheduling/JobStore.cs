using Mezzofy.Core.Data;
using Mezzofy.Core.Idempotency;
using Npgsql;
using NpgsqlTypes;
using static Mezzofy.Core.Scheduling.JobRows;

namespace Mezzofy.Core.Scheduling;

/// <summary>The rows of jobs. Every query of a person carries the departments that they see.</summary>
public sealed class JobStore(NpgsqlDataSource database, InstancePresence presence)
{
    /// <summary>Stores a new job and, in the same transaction, the answer to the sender's key.</summary>
    /// <returns>False when the key was reserved by another request at the same time; nothing was stored.</returns>
    public async Task<bool> InsertAsync(ScheduledJob job, IdempotentRequest? key, Func<string> answer, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (key is not null)
        {
            batch.BatchCommands.Add(IdempotencyKeys.Reserve(key, job.Id, presence.Number));
            batch.BatchCommands.Add(IdempotencyKeys.Answer(key.OwnerId, key.Key, 201, answer()));
        }

        batch.BatchCommands.Add(Insert(job));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (IdempotencyKeys.IsReserved(exception))
        {
            return false;
        }
    }

    /// <summary>A job of one of these departments.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c>.</exception>
    public async Task<ScheduledJob> GetAsync(string jobId, IReadOnlyList<string> departments, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.scheduled_jobs where id = $1 and department = any($2)");
        command.Parameters.AddRange(new[] { Text(jobId), Texts(departments) });
        return (await ReadAllAsync(command, cancellationToken)).FirstOrDefault() ?? throw ProblemException.NotFound("The job");
    }

    /// <summary>A job, whoever asks; null when there is none.</summary>
    public async Task<ScheduledJob?> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.scheduled_jobs where id = $1");
        command.Parameters.Add(Text(jobId));
        return (await ReadAllAsync(command, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The jobs of these departments, the newest first.</summary>
    /// <param name="departments">Which.</param>
    /// <param name="status">One of <see cref="JobStatuses"/>; null for all but the cancelled ones.</param>
    /// <param name="page">Which part.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Page<ScheduledJob>> ListAsync(IReadOnlyList<string> departments, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        // Ids sort by the time they were made, so the id alone is the key of a page.
        const string sql =
            $"""
            select {Columns} from mezzofy.scheduled_jobs
            where department = any($1) and ($3::text is null or id < $3)
              and case $2::text
                    when 'cancelled' then cancelled_at is not null
                    when 'paused' then cancelled_at is null and paused_at is not null
                    when 'active' then next_run_at is not null
                    when 'ended' then cancelled_at is null and paused_at is null and next_run_at is null
                    else cancelled_at is null end
            order by id desc limit $4
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Texts(departments), Text(status), Text(Cursor.DecodeId(page.Cursor, Ids.Job)), new() { Value = page.Limit + 1 } });
        var rows = await ReadAllAsync(command, cancellationToken);
        var items = rows.Take(page.Limit).ToList();
        return new(items, rows.Count > page.Limit ? Cursor.Encode(items[^1].Id) : null);
    }

    /// <summary>Changes a job that is still as it was read.</summary>
    /// <returns>False when somebody, or a tick, changed it meanwhile.</returns>
    public async Task<bool> UpdateAsync(ScheduledJob before, ScheduledJob after, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.scheduled_jobs
            set name = $3, description = $4, department = $5, schedule = $6, agent = $7, message = $8, deliver_to = $9, misfire = $10,
                catch_up_limit = $11, overlap = $12, anchor_at = $13, next_run_at = $14, failures = $15, paused_at = $16, paused_reason = $17, updated_at = $18
            where id = $1 and cancelled_at is null and updated_at = $2 and next_run_at is not distinct from $19
            """;
        var definition = after.Definition;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[]
        {
            Text(before.Id), Time(before.UpdatedAt), Text(definition.Name), Text(definition.Description), Text(definition.Department),
            Json(definition.Schedule), Text(definition.Task.Agent), Text(definition.Task.Message), Json(definition.Task.DeliverTo),
            Text(definition.MisfirePolicy), new() { Value = definition.CatchUpLimit }, Text(definition.OverlapPolicy), Time(after.AnchorAt),
            Time(after.NextRunAt), new() { Value = after.Failures }, Time(after.PausedAt), Text(after.PausedReason), Time(after.UpdatedAt), Time(before.NextRunAt),
        });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Cancels a job: it never runs again, its history stays. Twice is once.</summary>
    public async Task CancelAsync(string jobId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string sql = "update mezzofy.scheduled_jobs set cancelled_at = $2, next_run_at = null, updated_at = $2 where id = $1 and cancelled_at is null";
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(jobId), Time(at) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Texts(IReadOnlyList<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static async Task<List<ScheduledJob>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var jobs = new List<ScheduledJob>();
        while (await reader.ReadAsync(cancellationToken))
        {
            jobs.Add(JobRows.Read(reader));
        }

        return jobs;
    }
}
