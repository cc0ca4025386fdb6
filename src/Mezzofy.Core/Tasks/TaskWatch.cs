using Npgsql;

namespace Mezzofy.Core.Tasks;

/// <summary>Finds tasks that nobody works on: accepted but never started, or not moving any more.</summary>
public sealed class TaskWatch(NpgsqlDataSource database)
{
    /// <summary>After this a task that was accepted should have been started.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    /// <summary>After this a task that works should have moved: the hard limit of a step and some more.</summary>
    public static readonly TimeSpan MoveWithin = TimeSpan.FromMinutes(11);

    /// <summary>Tasks that were accepted and may not have been started, oldest first.</summary>
    public Task<IReadOnlyList<string>> NotStartedAsync(CancellationToken cancellationToken) =>
        FindAsync("select id from mezzofy.tasks where status = 'queued' and moved_at < now() - $1 order by moved_at limit 100", StartWithin, cancellationToken);

    /// <summary>Tasks that began, wait for nobody, and have not moved for too long.</summary>
    public Task<IReadOnlyList<string>> StuckAsync(CancellationToken cancellationToken) => FindAsync(
        """
        select id from mezzofy.tasks t
        where moved_at < now() - $1 and (status = 'running' or (status = 'waiting_approval' and not exists (
            select from mezzofy.approvals a where a.task_id = t.id and a.status = 'pending' and a.deadline > now() - $1)))
        order by moved_at limit 100
        """,
        MoveWithin, cancellationToken);

    /// <summary>Tasks that wait although a person has decided, or wants them stopped: whoever stored that died before it was told.</summary>
    /// <returns>Each task, with what was decided; null where it is to be stopped.</returns>
    public async Task<IReadOnlyList<(string TaskId, string? ApprovalId)>> UnheardAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            select t.id, null from mezzofy.tasks t where t.status = 'waiting_approval' and t.cancel_requested
            union all
            select t.id, a.id from mezzofy.tasks t join mezzofy.approvals a on a.task_id = t.id
            where t.status = 'waiting_approval' and a.status in ('approved', 'rejected') and a.used_at is null and a.decided_at < now() - $1
            limit 100
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(StartWithin);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return found;
    }

    /// <summary>Says that the product is alive. After an outage the time that nobody was is taken from the work of the tasks that were running.</summary>
    /// <returns>Whether there was an outage.</returns>
    public async Task<bool> SeeAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            with clock as (select seen_at from mezzofy.work_clock where now() - seen_at > interval '30 seconds' for update),
            counted as (
                update mezzofy.tasks t set waited = t.waited + mezzofy.current_outage(coalesce(t.started_at, now())), moved_at = now()
                from clock where t.status = 'running'),
            seen as (update mezzofy.work_clock set seen_at = greatest(seen_at, now()))
            select exists (select from clock)
            """;
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<IReadOnlyList<string>> FindAsync(string sql, TimeSpan age, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(age);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
