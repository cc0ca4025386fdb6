using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Idempotency;
using Npgsql;

namespace Mezzofy.Core.Scheduling;

/// <summary>What was found and removed by one round.</summary>
/// <param name="DatabaseMilliseconds">How long the database took to answer.</param>
/// <param name="Keys">Expired idempotency keys removed.</param>
/// <param name="Runs">Old runs of jobs removed.</param>
/// <param name="Files">Stored bytes without a row removed.</param>
/// <param name="Dead">Deliveries that were given up and wait for a person.</param>
/// <param name="Lost">Runs of jobs that were ended because nothing worked on them any more.</param>
public sealed record HousekeepingReport(double DatabaseMilliseconds, int Keys, int Runs, int Files, long Dead, int Lost);

/// <summary>The five-minute health check of the seed, with what must be tidied up now and then. Safe to run at any time, and by several at once.</summary>
public sealed class Housekeeping(
    NpgsqlDataSource database, OutboxDispatcher outbox, ArtifactHousekeeping files, JobRunEnding ending, SchedulingOptions options, TimeProvider clock)
{
    private const int Batch = 10_000;
    private static readonly TimeSpan LostAfter = TimeSpan.FromHours(1);

    /// <summary>Does one round.</summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public async Task<HousekeepingReport> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var dead = await ScalarAsync("select count(*) from mezzofy.deliveries where status = 'dead'", cancellationToken);
        var answered = clock.GetElapsedTime(began).TotalMilliseconds;
        var keys = await RemoveAsync("idempotency_keys", "created_at", "true", IdempotencyKeys.Retention, cancellationToken);
        var runs = await RemoveAsync("job_runs", "ended_at", "ended_at is not null", TimeSpan.FromDays(options.HistoryDays), cancellationToken);
        var lost = await EndLostAsync(cancellationToken);
        await outbox.DispatchDueAsync(cancellationToken);
        return new(answered, keys, runs, await files.RemoveOrphansAsync(cancellationToken), dead, lost);
    }

    private async Task<int> RemoveAsync(string table, string time, string condition, TimeSpan age, CancellationToken cancellationToken)
    {
        var sql = $"delete from mezzofy.{table} where ctid = any(array(select ctid from mezzofy.{table} where {condition} and {time} < $1 order by {time} limit {Batch}))";
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(JobRows.Time(clock.GetUtcNow() - age));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Runs whose orchestration is gone although their task has ended, or never made one: they would block the job for ever.
    private async Task<int> EndLostAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            select r.id, r.task_id is not null from mezzofy.job_runs r left join mezzofy.tasks t on t.id = r.task_id
            where r.status = 'running' and r.started_at < $1 and coalesce(t.ended_at, r.started_at) < $1
              and (t.id is null or t.ended_at is not null) limit 100
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(JobRows.Time(clock.GetUtcNow() - LostAfter));
        var lost = new List<(string Run, bool HasTask)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                lost.Add((reader.GetString(0), reader.GetBoolean(1)));
            }
        }

        foreach (var (run, hasTask) in lost)
        {
            await (hasTask ? ending.RecordAsync(run, cancellationToken) : ending.FailAsync(run, "lost", cancellationToken));
        }

        return lost.Count;
    }

    private async Task<long> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
