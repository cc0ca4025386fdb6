using Npgsql;
using NpgsqlTypes;
using static Mezzofy.Core.Scheduling.JobRows;

namespace Mezzofy.Core.Scheduling;

/// <summary>Claims occurrences: records their runs and sets the next times, in one transaction.</summary>
/// <remarks>
/// A run is recorded before it is started. Whoever dies in between leaves a run that the next tick starts; whoever dies before the commit
/// leaves the job due. Jobs that another dispatcher claims at the same moment are passed over.
/// </remarks>
public sealed class DueJobs(NpgsqlDataSource database, SchedulingOptions options, TimeProvider clock)
{
    /// <summary>After this a run that was claimed and not started is started by whoever ticks.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    /// <summary>Whether a job is due, and whether a run waits to be started.</summary>
    public async Task<(bool Jobs, bool Runs)> AnyAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            select exists (select from mezzofy.scheduled_jobs where next_run_at is not null and next_run_at <= $1)
                 , exists (select from mezzofy.job_runs where status = 'claimed' and start_after <= $1)
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Time(clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    /// <summary>Claims up to a batch of what is due, the longest due first.</summary>
    /// <returns>How many jobs were due, and the runs to be started.</returns>
    public async Task<(int Jobs, IReadOnlyList<string> Runs)> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = await DueAsync(connection, now, cancellationToken);
        if (due.Count == 0)
        {
            return (0, []);
        }

        var unfinished = await UnfinishedAsync(connection, due, cancellationToken);
        var late = TimeSpan.FromSeconds(options.MisfireAfterSeconds);
        var plans = due.ConvertAll(job => ClaimPlan.Of(job, now, unfinished.GetValueOrDefault(job.JobId), late));
        await RecordAsync(connection, plans, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (due.Count, [.. plans.SelectMany(plan => plan.Runs).Where(run => run.Status == JobRunStatuses.Claimed).Select(run => run.RunId)]);
    }

    private async Task<List<DueJob>> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select id, schedule::text, anchor_at, next_run_at, misfire, catch_up_limit, overlap from mezzofy.scheduled_jobs
            where next_run_at is not null and next_run_at <= $1
            order by next_run_at limit $2 for update skip locked
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Time(now), new() { Value = options.BatchSize } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<DueJob>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(
                reader.GetString(0), Json<JobSchedule>(reader.GetString(1)), reader.GetDateTime(2), reader.GetDateTime(3),
                reader.GetString(4), reader.GetInt32(5), reader.GetString(6)));
        }

        return due;
    }

    private static async Task<Dictionary<string, int>> UnfinishedAsync(NpgsqlConnection connection, List<DueJob> due, CancellationToken cancellationToken)
    {
        const string sql =
            "select job_id, count(*)::int from mezzofy.job_runs where job_id = any($1) and status in ('queued', 'claimed', 'running') group by job_id";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Texts(due.Where(job => job.Overlap != OverlapPolicies.Allow).Select(job => job.JobId)) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return counts;
    }

    private static async Task RecordAsync(NpgsqlConnection connection, List<ClaimPlan> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var runs = plans.SelectMany(plan => plan.Runs.Select(run => (plan.Job.JobId, Run: run))).ToList();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(
            """
            insert into mezzofy.job_runs (id, job_id, origin, scheduled_at, status, start_after, ended_at, error)
            select id, job_id, 'schedule', scheduled_at, status, $6, case when status = 'skipped' then $7::timestamptz end, error
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) as run (id, job_id, scheduled_at, status, error)
            on conflict (id) do nothing
            """)
        {
            Parameters =
            {
                Texts(runs.Select(run => run.Run.RunId)), Texts(runs.Select(run => run.JobId)), Times(runs.Select(run => (DateTimeOffset?)run.Run.ScheduledAt)),
                Texts(runs.Select(run => run.Run.Status)), Texts(runs.Select(run => run.Run.Error)), Time(now + StartWithin), Time(now),
            },
        });
        batch.BatchCommands.Add(new(
            """
            update mezzofy.scheduled_jobs set next_run_at = due.next_at
            from unnest($1::text[], $2::timestamptz[]) as due (id, next_at) where scheduled_jobs.id = due.id
            """)
        {
            Parameters = { Texts(plans.Select(plan => plan.Job.JobId)), Times(plans.Select(plan => plan.NextAt)) },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Times(IEnumerable<DateTimeOffset?> values) =>
        new() { Value = values.Select(value => value?.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
