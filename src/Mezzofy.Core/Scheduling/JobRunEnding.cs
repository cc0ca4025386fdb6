using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tasks;
using Npgsql;
using static Mezzofy.Core.Scheduling.JobRows;

namespace Mezzofy.Core.Scheduling;

/// <summary>How a run ends.</summary>
/// <param name="RunId">The run.</param>
/// <param name="JobId">Its job.</param>
/// <param name="Status">One of <see cref="JobRunStatuses"/>, or how its task ended.</param>
/// <param name="Error">Why, or null.</param>
public sealed record EndedJobRun(string RunId, string JobId, string Status, string? Error)
{
    /// <summary>Whether the job is to be paused whatever came before; the error is why.</summary>
    public bool PausesJob { get; init; }

    /// <summary>Who is told when the job is paused.</summary>
    public User? Tell { get; init; }

    /// <summary>The beginning of the answer, with its files, as JSON.</summary>
    public string? Result { get; init; }

    /// <summary>Whether it counts as a failure; what a person stopped, and what was not made, counts as neither.</summary>
    public bool? IsFailure => Status switch
    {
        JobRunStatuses.Completed => false,
        JobRunStatuses.Cancelled or JobRunStatuses.Skipped => null,
        _ => true,
    };
}

/// <summary>
/// Ends runs: the outcome, the job's failures in a row, a pause with its notices, and the next run that waited, all in one transaction.
/// Ending twice is ending once.
/// </summary>
public sealed class JobRunEnding(NpgsqlDataSource database, Users users, TimeProvider clock)
{
    /// <summary>After so many failures in a row a job pauses itself.</summary>
    public const int MostFailures = 5;

    /// <summary>Records the outcome of a run whose task has ended.</summary>
    /// <returns>False while the task goes on.</returns>
    public async Task<bool> RecordAsync(string runId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select r.job_id, t.status, t.error, r.acts_as, case when t.result is not null then
                json_build_object('response', left(t.result ->> 'response', 4000), 'artifacts', t.result -> 'artifacts') end::text
            from mezzofy.job_runs r left join mezzofy.tasks t on t.id = r.task_id
            where r.id = $1
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(runId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return true;
        }

        // A task that was removed with its session has no outcome any more.
        var status = Text(reader, 1);
        var ended = new EndedJobRun(runId, reader.GetString(0), status ?? JobRunStatuses.Cancelled, Text(reader, 2)) { Result = Text(reader, 4) };
        var actsAs = Text(reader, 3);
        await reader.CloseAsync();
        if (status is not null && !TaskStatuses.IsOver(status))
        {
            return false;
        }

        await EndAsync(ended with { Tell = actsAs is null ? null : await users.FindAsync(actsAs, cancellationToken) }, cancellationToken);
        return true;
    }

    /// <summary>Ends a run that cannot go on.</summary>
    public async Task FailAsync(string runId, string code, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select job_id, acts_as from mezzofy.job_runs where id = $1");
        command.Parameters.Add(Text(runId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            var (job, actsAs) = (reader.GetString(0), Text(reader, 1));
            await reader.CloseAsync();
            var person = actsAs is null ? null : await users.FindAsync(actsAs, cancellationToken);
            await EndAsync(new(runId, job, JobRunStatuses.Failed, code) { Tell = person }, cancellationToken);
        }
    }

    /// <summary>Ends a run.</summary>
    public async Task EndAsync(EndedJobRun ended, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JobRunStore.LockJobAsync(connection, ended.JobId, cancellationToken);
        if (await CloseAsync(connection, ended, now, cancellationToken))
        {
            if (ended.IsFailure is { } failed && await CountAsync(connection, ended, failed, now, cancellationToken) is { } paused && ended.Tell is { DisabledAt: null } person)
            {
                await TellAsync(connection, ended, person, paused, now, cancellationToken);
            }

            await ReleaseAsync(connection, ended.JobId, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<bool> CloseAsync(NpgsqlConnection connection, EndedJobRun ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql =
            "update mezzofy.job_runs set status = $2, error = $3, result = $4::json, ended_at = $5 where id = $1 and status in ('queued', 'claimed', 'running')";
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { Text(ended.RunId), Text(ended.Status), Text(ended.Error), Text(ended.Result), Time(now) },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <returns>The name of the job and why, when this paused it.</returns>
    private static async Task<(string Name, string Reason)?> CountAsync(NpgsqlConnection connection, EndedJobRun ended, bool failed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.scheduled_jobs j
            set failures = case when $2 then j.failures + 1 else 0 end,
                paused_at = case when p.pauses then $4 else j.paused_at end,
                paused_reason = case when p.pauses then $5 else j.paused_reason end,
                next_run_at = case when p.pauses then null else j.next_run_at end,
                updated_at = case when p.pauses then $4 else j.updated_at end
            from (select paused_at is null and cancelled_at is null and $2 and ($6 or failures + 1 >= $3) as pauses
                  from mezzofy.scheduled_jobs where id = $1) p
            where j.id = $1
            returning j.name, j.paused_reason, p.pauses
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                Text(ended.JobId), new() { Value = failed }, new() { Value = MostFailures }, Time(now),
                Text(ended.PausesJob ? ended.Error : JobReasons.Failures), new() { Value = ended.PausesJob },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetBoolean(2) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static async Task TellAsync(
        NpgsqlConnection connection, EndedJobRun ended, User person, (string Name, string Reason) paused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (mail, push) = PausedNotice.Of(ended, person, paused.Name, paused.Reason);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Outbox.Enqueue(NewDelivery.Of(mail, $"{ended.RunId}/paused/mail", person.Id), now),
                Outbox.Enqueue(NewDelivery.Of(push, $"{ended.RunId}/paused/push", person.Id), now),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    // The oldest that waits, once no other run is going on.
    private static async Task ReleaseAsync(NpgsqlConnection connection, string jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.job_runs set status = 'claimed', start_after = $2
            where id = (select id from mezzofy.job_runs where job_id = $1 and status = 'queued' order by scheduled_at, id limit 1)
              and not exists (select from mezzofy.job_runs where job_id = $1 and status in ('claimed', 'running'))
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Text(jobId), Time(now) } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
