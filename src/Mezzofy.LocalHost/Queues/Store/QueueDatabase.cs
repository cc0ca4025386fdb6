using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>Connections to the schema of the queues.</summary>
internal sealed class QueueDatabase : IAsyncDisposable
{
    /// <summary>The schema, and the channel of its notifications.</summary>
    public const string Schema = "queues";

    private const int MostConnections = 20;

    /// <summary>Opens a pool.</summary>
    /// <param name="connectionString">The database.</param>
    public QueueDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = Schema,
            ApplicationName = "queues",
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 3,
            KeepAlive = 30,
            // Nothing is kept in a session: listening and locks have sessions of their own.
            NoResetOnClose = true,
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
        new SchemaMigration(Source, Schema, "Queues.Store.Schema").ApplyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
