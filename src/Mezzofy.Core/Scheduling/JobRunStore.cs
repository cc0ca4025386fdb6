using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using static Mezzofy.Core.Scheduling.JobRows;

namespace Mezzofy.Core.Scheduling;

/// <summary>The rows of runs: what was claimed, what was started, what came of it.</summary>
public sealed class JobRunStore(NpgsqlDataSource database, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Runs that were claimed a while ago and not started: their dispatcher died, or they waited for an earlier run. The oldest first.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from mezzofy.job_runs where status = 'claimed' and start_after <= $1 order by start_after limit $2");
        command.Parameters.AddRange(new[] { Time(Now), new() { Value = limit } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var left = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            left.Add(reader.GetString(0));
        }

        return left;
    }

    /// <summary>Records that the orchestrations of runs are durably started; one that has ended meanwhile stays as it is.</summary>
    public async Task StartedAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken)
    {
        if (runs.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand("update mezzofy.job_runs set status = 'running', started_at = $2 where id = any($1) and status = 'claimed'");
        command.Parameters.AddRange(new[] { new NpgsqlParameter { Value = runs.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }, Time(Now) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Records a run that a person wants now, by the job's overlap policy.</summary>
    /// <param name="job">Of which job.</param>
    /// <param name="runId">From <see cref="JobRunId.Keyed"/>, so that it is recorded once; null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ProblemException">409 <c>job_running</c>: an earlier run goes on and the job's policy is not to overlap.</exception>
    public async Task<JobRunView> RequestAsync(ScheduledJob job, string? runId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockJobAsync(connection, job.Id, cancellationToken);
        if (runId is not null && await KnownAsync(connection, job.Id, runId, cancellationToken) is { } known)
        {
            return known;
        }

        var waits = job.Definition.OverlapPolicy != OverlapPolicies.Allow && await IsUnfinishedAsync(connection, job.Id, cancellationToken);
        if (waits && job.Definition.OverlapPolicy == OverlapPolicies.Skip)
        {
            throw ProblemException.Conflict("job_running", "An earlier run of this job has not ended; its overlap_policy is skip.");
        }

        if (waits && await QueuedAsync(connection, job.Id, cancellationToken) >= OverlapPolicies.MaxQueued)
        {
            throw ProblemException.Conflict("job_queue_full", $"{OverlapPolicies.MaxQueued} runs of this job wait already.");
        }

        var view = new JobRunView(runId ?? JobRunId.Manual(job.Id, now), job.Id, "manual", now, waits ? JobRunStatuses.Queued : JobRunStatuses.Claimed);
        const string sql = "insert into mezzofy.job_runs (id, job_id, origin, scheduled_at, status, start_after) values ($1, $2, 'manual', $3, $4, $5)";
        await using var insert = new NpgsqlCommand(sql, connection)
        {
            Parameters = { Text(view.JobRunId), Text(job.Id), Time(now), Text(view.Status), Time(now + DueJobs.StartWithin) },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return view;
    }

    /// <summary>The runs of a job, the latest first, each with what left because of it.</summary>
    public async Task<Page<JobRunView>> HistoryAsync(string jobId, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select id, origin, scheduled_at, status, started_at, ended_at, acts_as, task_id, result::text, error,
                (select coalesce(json_agg(json_build_object('delivery_id', d.id, 'channel', d.channel, 'status', d.status, 'error', d.error) order by d.id), '[]')
                 from mezzofy.deliveries d where d.run_id = r.agent_run_id)::text
            from mezzofy.job_runs r
            where job_id = $1 and ($2::timestamptz is null or (scheduled_at, id) < ($2, $3))
            order by scheduled_at desc, id desc limit $4
            """;
        var after = Cursor.Decode(page.Cursor, 2);
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(jobId), Time(TimeOf(after?[0])), Text(after?[1]), new() { Value = page.Limit + 1 } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<JobRunView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Row(reader, jobId));
        }

        var items = rows.Take(page.Limit).ToList();
        return new(items, rows.Count > page.Limit ? Cursor.Encode($"{items[^1].ScheduledAt.UtcTicks}", items[^1].JobRunId) : null);
    }

    /// <summary>Locks a job until the transaction ends, so that its runs are recorded one after the other.</summary>
    internal static async Task LockJobAsync(NpgsqlConnection connection, string jobId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1 from mezzofy.scheduled_jobs where id = $1 for update", connection) { Parameters = { Text(jobId) } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<JobRunView?> KnownAsync(NpgsqlConnection connection, string jobId, string runId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select scheduled_at, status from mezzofy.job_runs where id = $1", connection) { Parameters = { Text(runId) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(runId, jobId, "manual", reader.GetDateTime(0), reader.GetString(1)) : null;
    }

    private static async Task<bool> IsUnfinishedAsync(NpgsqlConnection connection, string jobId, CancellationToken cancellationToken)
    {
        const string sql = "select exists (select from mezzofy.job_runs where job_id = $1 and status in ('queued', 'claimed', 'running'))";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Text(jobId) } };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<long> QueuedAsync(NpgsqlConnection connection, string jobId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*) from mezzofy.job_runs where job_id = $1 and status = 'queued'", connection)
        {
            Parameters = { Text(jobId) },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static DateTimeOffset? TimeOf(string? ticks) =>
        ticks is null ? null
        : long.TryParse(ticks, out var number) && number >= 0 && number <= DateTime.MaxValue.Ticks ? new(number, TimeSpan.Zero)
        : throw ProblemException.Validation("cursor", "is not one that a list has answered.");

    private static JobRunView Row(NpgsqlDataReader row, string jobId) => new(row.GetString(0), jobId, row.GetString(1), row.GetDateTime(2), row.GetString(3))
    {
        StartedAt = Time(row, 4),
        EndedAt = Time(row, 5),
        ActsAs = Text(row, 6),
        TaskId = Text(row, 7),
        Result = Text(row, 8) is { } result ? JsonDocument.Parse(result).RootElement : null,
        Error = Text(row, 9),
        Delivery = Json<List<JobRunDelivery>>(row.GetString(10)),
    };
}
