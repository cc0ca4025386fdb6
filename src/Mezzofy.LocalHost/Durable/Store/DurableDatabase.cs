using System.Text.RegularExpressions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Connections to the schema of one hub.</summary>
internal sealed partial class DurableDatabase : IAsyncDisposable
{
    private const int MostConnections = 24;

    /// <summary>Opens a pool.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="hub">The hub, <c>extensions.durableTask.hubName</c> of host.json.</param>
    /// <exception cref="StartupException">The hub's name is none.</exception>
    public DurableDatabase(string connectionString, string hub)
    {
        if (!HubName().IsMatch(hub))
            throw new StartupException($"host.json, extensions.durableTask.hubName: '{hub}' must be 3 to 45 letters and digits and begin with a letter.");
        Hub = hub;
        Schema = $"durable_{hub.ToLowerInvariant()}";
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = Schema,
            ApplicationName = $"durable {hub}",
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 3,
            KeepAlive = 30,
            // Nothing is kept in a session: listening and locks have sessions of their own.
            NoResetOnClose = true,
            // Every statement reaches few rows by key. A plan that was made while the tables were small must not scan them when they are
            // large: prepared statements keep their plans until the tables are analysed.
            Options = $"{new NpgsqlConnectionStringBuilder(connectionString).Options} -c enable_seqscan=off".TrimStart(),
        };
        ConnectionString = builder.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>The hub as written.</summary>
    public string Hub { get; }

    /// <summary>The hub's schema, and the channel of its notifications.</summary>
    public string Schema { get; }

    /// <summary>How to connect; the schema is the search path.</summary>
    public string ConnectionString { get; }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Brings the schema to the version this build needs.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) => new SchemaMigration(Source, Schema, "Durable.Store.Schema").ApplyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubName();
}
