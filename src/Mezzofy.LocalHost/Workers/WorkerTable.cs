using Npgsql;

namespace Mezzofy.LocalHost.Workers;

/// <summary>The processes that share a schema's work: its table <c>workers</c>, and the sessions that show that they live.</summary>
/// <param name="source">The pool; the schema is its search path.</param>
/// <param name="connectionString">How it connects.</param>
/// <param name="channel">The channel of the schema's notifications.</param>
internal sealed class WorkerTable(NpgsqlDataSource source, string connectionString, string channel)
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
        await using var command = source.CreateCommand("insert into workers (id, lock_key) values (@id, @key)");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("key", lockKey);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Shows that a worker lives.</summary>
    /// <returns>False when it was taken for dead.</returns>
    public async Task<bool> BeatAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("update workers set beats = beats + 1 where id = @id");
        command.Parameters.AddWithValue("id", id);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The other processes.</summary>
    public async Task<IReadOnlyList<OtherWorker>> OthersAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(OthersSql);
        command.Parameters.AddWithValue("id", id);
        var others = new List<OtherWorker>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            others.Add(new OtherWorker(reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)));
        return others;
    }

    /// <summary>Runs a statement about one worker, which may say <c>@id</c> and, of one that is dead, <c>@beats</c>; null for its own.</summary>
    public async Task RunAsync(string sql, Guid id, long? beats, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.Add(new NpgsqlParameter("beats", NpgsqlTypes.NpgsqlDbType.Bigint) { Value = (object?)beats ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Listens on the channel with a session of its own, which also holds the worker's lock.</summary>
    public async Task<NpgsqlConnection> ListenAsync(long lockKey, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_advisory_lock({lockKey}); listen {channel}", connection);
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
