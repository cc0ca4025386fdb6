using Mezzofy.LocalHost.Workers;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>What the processes that receive hold.</summary>
internal sealed class QueueWorkerStore(QueueDatabase database)
{
    // One statement: whoever is signed off has no messages any more. The payload wakes every queue.
    private const string RemoveSql = """
        with gone as (delete from workers where id = @id and (@beats is null or beats = @beats) returning id),
            freed as (update messages m set owner = null from gone where m.owner = gone.id returning m.queue)
        select pg_notify('queues', f.queue) from (select distinct queue from freed) f
        """;

    // A hand-out that was stored at the very moment its worker was signed off belongs to nobody.
    private const string SweepSql = """
        update messages m set owner = null where m.owner is not null and not exists (select 1 from workers w where w.id = m.owner)
        """;

    /// <summary>The processes.</summary>
    public WorkerTable Table { get; } = new(database.Source, database.ConnectionString, QueueDatabase.Schema);

    /// <summary>Signs a worker off, itself or one that is dead, and frees its messages. One that beat since is left alone.</summary>
    public Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken) => Table.RunAsync(RemoveSql, id, beats, cancellationToken);

    /// <summary>Frees messages of workers that are gone.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(SweepSql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
