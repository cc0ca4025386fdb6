using System.Reflection;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Mezzofy.Core.Data;

/// <summary>Brings a database to the version this build needs: the numbered files in <c>Data/Migrations</c>, each once, in order.</summary>
/// <remarks>Several processes may start at once: an advisory lock lets one migrate while the others wait.</remarks>
public static class Migrator
{
    private const long AdvisoryLock = 0x6d657a7a6f6679;

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">A migration failed; the message names it.</exception>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        // Not pooled: a pool would keep the session, and with it the lock, after the connection is closed.
        var session = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);
        await ExecuteAsync(connection, "create schema if not exists mezzofy", cancellationToken);
        var result = Engine(connectionString).PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    private static UpgradeEngine Engine(string connectionString) =>
        DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(Scripts())
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("mezzofy", "schema_versions")
            .LogToNowhere()
            .Build();

    private static IEnumerable<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = ".Migrations.";
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Select(name => SqlScript.FromStream(
                name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..],
                assembly.GetManifestResourceStream(name)!))
            .OrderBy(script => script.Name, StringComparer.Ordinal);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
