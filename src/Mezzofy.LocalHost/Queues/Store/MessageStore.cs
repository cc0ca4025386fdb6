using Mezzofy.LocalHost.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>Messages: sending and handing out. Any number of rows is one statement.</summary>
internal sealed class MessageStore(QueueDatabase database)
{
    // The order inside one statement is the order of sending.
    private const string SendSql = """
        insert into messages (queue, body)
        select s.queue, s.body from unnest(@queues, @bodies) with ordinality s(queue, body, ord) order by s.ord
        """;

    private const string TellSql = "select pg_notify('queues', s.queue) from (select distinct queue from unnest(@queues) u(queue)) s";

    // A hand-out need not survive the database's death: then the message is handed out again, which is the promise anyway.
    private const string NoFlushSql = "select set_config('synchronous_commit', 'off', true)";

    private const string ClaimSql = """
        update messages m set owner = @owner, deliveries = m.deliveries + 1
        from (select id from messages where queue = @queue and owner is null order by id limit @most for update skip locked) c
        where m.id = c.id and exists (select 1 from workers where id = @owner)
        returning m.id, m.body, m.deliveries, m.enqueued_at
        """;

    private const string ReleaseSql = "update messages set owner = null where queue = @queue and owner = @owner and id <> all(@known)";

    /// <summary>Sends messages, durably, and wakes whoever receives from their queues.</summary>
    public async Task SendAsync(IReadOnlyList<(string Queue, byte[] Body)> messages, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        var queues = messages.Select(one => one.Queue).ToArray();
        var send = batch.Add(SendSql).With("queues", queues);
        send.Parameters.Add(new NpgsqlParameter("bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = messages.Select(one => one.Body).ToArray() });
        batch.Add(TellSql).With("queues", queues.Distinct());
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Hands out the oldest messages that nobody has.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="owner">Who takes them; nothing is handed to a worker that was signed off.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>In the order of sending.</returns>
    public async Task<IReadOnlyList<Message>> ClaimAsync(string queue, Guid owner, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Add(NoFlushSql);
        batch.Add(ClaimSql).WithValue("queue", queue).WithValue("owner", owner).WithValue("most", most);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var claimed = new List<Message>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add(new Message(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), reader.GetDateTime(3), owner));
        claimed.Sort((a, b) => a.Id.CompareTo(b.Id));
        return claimed;
    }

    /// <summary>Gives back what a claim took without its caller hearing of it, because the connection broke.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="owner">Who claimed.</param>
    /// <param name="known">What it knows that it has.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ReleaseUnknownAsync(string queue, Guid owner, IEnumerable<long> known, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Add(ReleaseSql).WithValue("queue", queue).WithValue("owner", owner).With("known", known.Select(id => (long?)id));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
