using Mezzofy.LocalHost.Workers;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>What the processes that work on a hub hold.</summary>
internal sealed class WorkerStore(DurableDatabase database)
{
    private const string RemoveSql = "delete from workers where id = @id and (@beats is null or beats = @beats)";

    /// <summary>The processes.</summary>
    public WorkerTable Table { get; } = new(database.Source, database.ConnectionString, database.Schema);

    /// <summary>Signs a worker off: itself, or one that is dead. One that beat since is left alone.</summary>
    public Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken) => Table.RunAsync(RemoveSql, id, beats, cancellationToken);

    /// <summary>Frees the activities of workers that are gone.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FreeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            update activities a set owner = null
            where a.owner is not null and not exists (select 1 from workers w where w.id = a.owner)
            """);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Drops messages for instances that are gone.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            delete from inbox m where not m.held and m.visible_at < now() - interval '10 seconds'
                and not exists (select 1 from instances i where i.instance_id = m.instance_id)
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
