using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>Ends of hand-outs, many in one transaction. Whoever no longer has a message changes nothing.</summary>
internal sealed class SettlementStore(QueueDatabase database)
{
    /// <summary>Why messages are put aside; Service Bus's own word.</summary>
    public const string Reason = "MaxDeliveryCountExceeded";

    private const string CompleteSql = """
        delete from messages m using unnest(@ids, @owners, @deliveries) s(id, owner, delivery)
        where m.id = s.id and m.owner = s.owner and m.deliveries = s.delivery
        """;

    private const string AbandonSql = """
        update messages m set owner = null from unnest(@ids, @owners, @deliveries) s(id, owner, delivery)
        where m.id = s.id and m.owner = s.owner and m.deliveries = s.delivery
        """;

    private const string ReturnSql = """
        update messages m set owner = null, deliveries = m.deliveries - 1 from unnest(@ids, @owners, @deliveries) s(id, owner, delivery)
        where m.id = s.id and m.owner = s.owner and m.deliveries = s.delivery
        """;

    // The message leaves its queue and lies among the dead letters, or neither.
    private const string DeadLetterSql = """
        with dead as (
            delete from messages m using unnest(@ids, @owners, @deliveries, @descriptions) s(id, owner, delivery, description)
            where m.id = s.id and m.owner = s.owner and m.deliveries = s.delivery
            returning m.id, m.queue, m.body, m.deliveries, m.enqueued_at, s.description)
        insert into dead_letters (id, queue, body, deliveries, enqueued_at, reason, description)
        select id, queue, body, deliveries, enqueued_at, @reason, description from dead
        """;

    /// <summary>Stores them, durably.</summary>
    public async Task StoreAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        Add(batch, CompleteSql, settlements, Outcome.Complete);
        Add(batch, AbandonSql, settlements, Outcome.Abandon);
        Add(batch, ReturnSql, settlements, Outcome.Return);
        if (Add(batch, DeadLetterSql, settlements, Outcome.DeadLetter) is { } dead)
        {
            dead.With("descriptions", settlements.Where(one => one.Outcome == Outcome.DeadLetter).Select(one => one.Description))
                .WithValue("reason", Reason);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand? Add(NpgsqlBatch batch, string sql, IReadOnlyList<Settlement> settlements, Outcome outcome)
    {
        var messages = settlements.Where(one => one.Outcome == outcome).Select(one => one.Message).ToList();
        return messages.Count == 0
            ? null
            : batch.Add(sql)
                .With("ids", messages.Select(one => (long?)one.Id))
                .With("owners", messages.Select(one => (Guid?)one.Owner))
                .With("deliveries", messages.Select(one => (int?)one.Delivery));
    }
}
