using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Timers.Store;

/// <summary>Connections to the schema of the timers.</summary>
internal sealed class TimerDatabase : IAsyncDisposable
{
    private const string Schema = "timers";
    private const int MostConnections = 4;

    /// <summary>Opens a pool.</summary>
    /// <param name="connectionString">The database.</param>
    public TimerDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = Schema, ApplicationName = Schema, MaxPoolSize = MostConnections, KeepAlive = 30,
        };
        ConnectionString = builder.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>How to connect; the schema is the search path.</summary>
    public string ConnectionString { get; }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Brings the schema to the version this build needs.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        new SchemaMigration(Source, Schema, "Timers.Store.Schema").ApplyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
