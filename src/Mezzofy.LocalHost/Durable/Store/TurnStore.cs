using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Locks instances that have messages and reads what their turns need.</summary>
internal sealed class TurnStore(DurableDatabase database, HistoryCache cache)
{
    // More messages than instances are looked at, because several may be for one instance. Those that count at once and those whose time
    // has come are looked at apart, so that neither keeps the other waiting.
    private const int MessagesAnInstance = 8;

    private const string ClaimSql = """
        with due as (
            select m.instance_id, min(m.visible_at) as since
            from (
                (select instance_id, visible_at from inbox
                 where not held and not timed and instance_id <> all(@busy) order by visible_at limit @window)
                union all
                (select instance_id, visible_at from inbox
                 where not held and timed and visible_at <= now() and instance_id <> all(@busy) order by visible_at limit @window)) m
            group by m.instance_id)
        select i.instance_id, i.execution_id, i.name, i.status, i.input, i.parent_id, i.parent_execution, i.parent_task, i.parent_name,
               i.start_at, i.turns, i.history, now()
        from instances i join due d on d.instance_id = i.instance_id
        order by d.since
        limit @most
        for update of i skip locked
        """;

    private const string LockSql = """
        select i.instance_id, i.execution_id, i.name, i.status, i.input, i.parent_id, i.parent_execution, i.parent_task, i.parent_name,
               i.start_at, i.turns, i.history, now()
        from instances i
        where i.instance_id = @id and i.execution_id = @execution and i.turns = @turns and i.status in (0, 6)
        for update
        """;

    private const string MessagesSql = """
        select instance_id, ord, execution_id, kind, task_id, name, data
        from inbox where instance_id = any(@ids) and not held and (not timed or visible_at <= now()) order by instance_id, ord
        """;

    private const string HistorySql = """
        select instance_id, kind, at, task_id, name, data
        from history where instance_id = any(@ids) order by instance_id, seq
        """;

    /// <summary>Opens a transaction that holds the locks of up to so many instances with something to do.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="busy">Instances to leave alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is nothing to do.</returns>
    public async Task<TurnBatch?> ClaimAsync(int most, string[] busy, CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var claim = new NpgsqlCommand(ClaimSql, connection);
            claim.Parameters.AddWithValue("window", most * MessagesAnInstance);
            claim.Parameters.AddWithValue("busy", busy);
            claim.Parameters.AddWithValue("most", most);
            var states = await ReadStatesAsync(claim, cancellationToken);
            if (states.Count == 0)
            {
                await connection.DisposeAsync();
                return null;
            }

            return new TurnBatch(connection, transaction, await ReadTurnsAsync(connection, states, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Locks the instance of a turn again, whose pass outlasted its transaction; null when the instance has moved on.</summary>
    public async Task<TurnBatch?> RelockAsync(Turn turn, CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var again = new NpgsqlCommand(LockSql, connection);
            again.Parameters.AddWithValue("id", turn.State.InstanceId);
            again.Parameters.AddWithValue("execution", turn.State.ExecutionId);
            again.Parameters.AddWithValue("turns", turn.State.Turns);
            if ((await ReadStatesAsync(again, cancellationToken)).Count == 1)
                return new TurnBatch(connection, transaction, [turn]);
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>How long until the next message counts that does not yet; null when there is none.</summary>
    public async Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(
            "select visible_at - clock_timestamp() from inbox where not held and timed and visible_at > now() order by visible_at limit 1");
        return await command.ExecuteScalarAsync(cancellationToken) as TimeSpan?;
    }

    private static async Task<List<(InstanceState State, DateTime Now)>> ReadStatesAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var states = new List<(InstanceState, DateTime)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            states.Add((ReadState(reader), reader.GetDateTime(12)));
        return states;
    }

    private static InstanceState ReadState(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetGuid(1),
        row.GetString(2),
        (OrchestrationRuntimeStatus)row.GetInt16(3),
        row.Text(4),
        row.IsDBNull(5) ? null : new ParentLink(row.GetString(5), row.GetGuid(6), row.GetInt32(7), row.GetString(8)),
        row.IsDBNull(9) ? null : row.GetDateTime(9),
        row.GetInt64(10),
        row.GetInt32(11));

    private async Task<List<Turn>> ReadTurnsAsync(
        NpgsqlConnection connection, List<(InstanceState State, DateTime Now)> states, CancellationToken cancellationToken)
    {
        var known = states.ToDictionary(one => one.State.InstanceId, one => cache.Find(one.State));
        var unknown = known.Where(one => one.Value is null).Select(one => one.Key).ToArray();
        var messages = await ReadMessagesAsync(connection, [.. known.Keys], cancellationToken);
        var histories = unknown.Length == 0 ? null : await ReadHistoriesAsync(connection, unknown, cancellationToken);
        await PayloadStore.ResolveAsync(connection, messages, histories, cancellationToken);
        return [.. states.Select(one =>
        {
            var id = one.State.InstanceId;
            var past = known[id] ?? (histories!.TryGetValue(id, out var read) ? read : []);
            var at = past.Count > 0 && past[^1].At > one.Now ? past[^1].At : one.Now;
            return new Turn(one.State, new TurnPlan(one.State, messages.TryGetValue(id, out var some) ? some : [], at), past, at);
        })];
    }

    private static async Task<Dictionary<string, List<Message>>> ReadMessagesAsync(
        NpgsqlConnection connection, string[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(MessagesSql, connection);
        command.Parameters.AddWithValue("ids", ids);
        var messages = new Dictionary<string, List<Message>>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (data, reference) = PayloadStore.Split(reader.Text(6));
            var message = new Message(
                reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), (HistoryKind)reader.GetInt16(3), reader.GetInt32(4), reader.Text(5), data, reference);
            messages.Of(reader.GetString(0)).Add(message);
        }

        return messages;
    }

    private static async Task<Dictionary<string, List<HistoryEvent>>> ReadHistoriesAsync(
        NpgsqlConnection connection, string[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(HistorySql, connection);
        command.Parameters.AddWithValue("ids", ids);
        var histories = new Dictionary<string, List<HistoryEvent>>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = (HistoryKind)reader.GetInt16(1);
            var (data, reference) = kind == HistoryKind.ChildCreated ? (reader.Text(5), null) : PayloadStore.Split(reader.Text(5));
            histories.Of(reader.GetString(0)).Add(new HistoryEvent(
                kind, reader.GetDateTime(2), reader.GetInt32(3), reader.Text(4), data, reference));
        }

        return histories;
    }
}
