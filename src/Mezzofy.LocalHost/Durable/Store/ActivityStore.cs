using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>How a hand-out of an activity ended.</summary>
/// <param name="Work">The hand-out.</param>
/// <param name="Owner">The worker it was handed to.</param>
/// <param name="Kind"><see cref="HistoryKind.TaskCompleted"/> or <see cref="HistoryKind.TaskFailed"/>.</param>
/// <param name="Data">The result or the failure as JSON.</param>
internal sealed record ActivityOutcome(ActivityWork Work, Guid Owner, HistoryKind Kind, string? Data);

/// <summary>Activities: handing them out, taking results, giving back.</summary>
internal sealed class ActivityStore(DurableDatabase database)
{
    // Does not wait for the disk: a hand-out that a crash of the database forgets is made again, to an owner of its own.
    private const string ClaimSql = """
        update activities a set owner = @owner, claim = @claim, fence = a.fence + 1
        from (select set_config('synchronous_commit', 'off', true)) s,
            (select id from activities where owner is null order by id limit @most for update skip locked) c
        where a.id = c.id
        returning a.id, a.instance_id, a.execution_id, a.task_id, a.name, a.input, a.fence
        """;

    // One statement: whoever is no longer the owner of the latest hand-out changes nothing.
    private const string CompleteSql = """
        with done as (
            delete from activities a using unnest(@ids, @owners, @fences, @kinds, @datas) c(id, owner, fence, kind, data)
            where a.id = c.id and a.owner = c.owner and a.fence = c.fence
            returning a.instance_id, a.execution_id, a.task_id, c.kind, c.data)
        insert into inbox (instance_id, execution_id, kind, task_id, data, visible_at)
        select d.instance_id, d.execution_id, d.kind, d.task_id, d.data, now()
        from done d join instances i on i.instance_id = d.instance_id and i.execution_id = d.execution_id and i.status in (0, 6, 7)
        """;

    /// <summary>Hands out up to so many that nobody runs.</summary>
    /// <param name="owner">To whom.</param>
    /// <param name="claim">A new name, by which they are given back where the answer is lost.</param>
    /// <param name="most">So many.</param>
    /// <param name="cancellationToken">Gives up; they may have been handed out.</param>
    public async Task<IReadOnlyList<ActivityWork>> ClaimAsync(Guid owner, Guid claim, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ClaimSql);
        command.Parameters.AddWithValue("owner", owner);
        command.Parameters.AddWithValue("claim", claim);
        command.Parameters.AddWithValue("most", most);
        var claimed = new List<ActivityWork>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new ActivityWork(
                reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetString(4), reader.Text(5), reader.GetInt32(6)));
        }

        return claimed;
    }

    /// <summary>Takes results: the work item leaves and its message appears, or neither.</summary>
    public async Task CompleteAsync(IReadOnlyList<ActivityOutcome> outcomes, Action<NpgsqlBatch> announce, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var apart = new HistoryWrites();
        var datas = outcomes.Select(one => apart.Travelling(one.Work.InstanceId, one.Data)).ToArray();
        apart.AddTo(batch);
        batch.Add(CompleteSql)
            .With("ids", outcomes.Select(one => (Guid?)one.Work.Id))
            .With("owners", outcomes.Select(one => (Guid?)one.Owner))
            .With("fences", outcomes.Select(one => (int?)one.Work.Fence))
            .With("kinds", outcomes.Select(one => (short)one.Kind))
            .With("datas", datas);
        announce(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gives back what claims took whose answer was lost; claims that were not stored have nothing.</summary>
    /// <returns>How many activities.</returns>
    public async Task<int> ReleaseAsync(IReadOnlyCollection<Guid> claims, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("update activities set owner = null where owner is not null and claim = any(@claims)");
        command.Parameters.AddWithValue("claims", claims.ToArray());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gives an activity back that was stopped before its end; it is run again.</summary>
    public async Task ReleaseAsync(ActivityWork work, Guid owner, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(
            "update activities set owner = null where id = @id and owner = @owner and fence = @fence");
        command.Parameters.AddWithValue("id", work.Id);
        command.Parameters.AddWithValue("owner", owner);
        command.Parameters.AddWithValue("fence", work.Fence);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
