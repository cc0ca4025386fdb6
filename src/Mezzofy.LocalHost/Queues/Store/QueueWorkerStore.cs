using Mezzofy.LocalHost.Durable.Store;
using Npgsql;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>The processes that receive.</summary>
internal sealed class QueueWorkerStore(QueueDatabase database)
{
    private const string OthersSql = """
        select w.id, w.beats, exists (
            select 1 from pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and ((l.classid::bigint << 32) | l.objid::bigint) = w.lock_key)
        from workers w where w.id <> @id
        """;

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

    /// <summary>Signs a worker in.</summary>
    public async Task RegisterAsync(Guid id, long lockKey, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("insert into workers (id, lock_key) values (@id, @key)");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("key", lockKey);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Shows that a worker lives, which renews the locks of all its messages.</summary>
    /// <returns>False when it was taken for dead.</returns>
    public async Task<bool> BeatAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("update workers set beats = beats + 1 where id = @id");
        command.Parameters.AddWithValue("id", id);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The other processes.</summary>
    public async Task<IReadOnlyList<OtherWorker>> OthersAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(OthersSql);
        command.Parameters.AddWithValue("id", id);
        var others = new List<OtherWorker>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            others.Add(new OtherWorker(reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)));
        return others;
    }

    /// <summary>Signs a worker off, itself or one that is dead, and frees its messages. One that beat since is left alone.</summary>
    public async Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(RemoveSql);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.Add(new NpgsqlParameter("beats", NpgsqlTypes.NpgsqlDbType.Bigint) { Value = (object?)beats ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Frees messages of workers that are gone.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(SweepSql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Listens on the channel with a session of its own, which also holds the worker's lock.</summary>
    public async Task<NpgsqlConnection> ListenAsync(long lockKey, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_advisory_lock({lockKey}); listen {QueueDatabase.Schema}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
