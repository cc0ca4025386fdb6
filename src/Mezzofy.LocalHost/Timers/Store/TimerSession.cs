using Npgsql;

namespace Mezzofy.LocalHost.Timers.Store;

/// <summary>
/// A session of the database that holds the timers' locks: one process runs a timer. When the process dies, or is cut off, the session
/// ends, its locks are free, and another process takes the timers.
/// </summary>
internal sealed class TimerSession : IAsyncDisposable
{
    private const string TakeSql = """
        select function from unnest(@functions) f(function) where pg_try_advisory_lock(hashtextextended('timer ' || lower(function), 0))
        """;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly NpgsqlConnection connection;

    private TimerSession(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Opens one.</summary>
    public static async Task<TimerSession> OpenAsync(TimerDatabase database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5, CommandTimeout = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new TimerSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the locks of timers that nobody runs.</summary>
    /// <param name="functions">Which; none that this session holds already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those it got.</returns>
    public async Task<IReadOnlyList<string>> TakeAsync(string[] functions, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(TakeSql, connection);
            command.Parameters.AddWithValue("functions", functions);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var taken = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
                taken.Add(reader.GetString(0));
            return taken;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Sees that the session stands, and with it every lock it took.</summary>
    /// <exception cref="NpgsqlException">It does not.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
