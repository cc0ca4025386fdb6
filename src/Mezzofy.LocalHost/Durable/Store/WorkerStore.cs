using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Another process that works on the hub.</summary>
/// <param name="Id">Its worker.</param>
/// <param name="Beats">How often it has shown that it lives.</param>
/// <param name="HasSession">Whether its listening session stands.</param>
internal sealed record OtherWorker(Guid Id, long Beats, bool HasSession);

/// <summary>The processes that work on a hub.</summary>
internal sealed class WorkerStore(DurableDatabase database)
{
    private const string OthersSql = """
        select w.id, w.beats, exists (
            select 1 from pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and ((l.classid::bigint << 32) | l.objid::bigint) = w.lock_key)
        from workers w where w.id <> @id
        """;

    /// <summary>Signs a worker in.</summary>
    public async Task RegisterAsync(Guid id, long lockKey, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("insert into workers (id, lock_key) values (@id, @key)");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("key", lockKey);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Shows that a worker lives.</summary>
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

    /// <summary>Signs a worker off: itself, or one that is dead. One that beat since is left alone.</summary>
    public async Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("delete from workers where id = @id and (@beats is null or beats = @beats)");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.Add(new NpgsqlParameter("beats", NpgsqlTypes.NpgsqlDbType.Bigint) { Value = (object?)beats ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

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

    /// <summary>Listens on the hub's channel with a session of its own, which also holds the worker's lock.</summary>
    public async Task<NpgsqlConnection> ListenAsync(long lockKey, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_advisory_lock({lockKey}); listen {database.Schema}", connection);
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
