using System.Reflection;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Brings a hub's schema to the version this build needs: the numbered files in <c>Schema</c>, each once, in order.</summary>
/// <remarks>Processes may start at once: the first holds a lock for the length of its transaction, the others then find nothing to do.</remarks>
internal static class DurableSchema
{
    private const string Folder = ".Durable.Store.Schema.";

    /// <summary>Applies what is missing.</summary>
    public static async Task MigrateAsync(DurableDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('{database.Schema}', 0))", cancellationToken);
        await RunAsync(
            connection,
            $"""
            create schema if not exists {database.Schema};
            create table if not exists {database.Schema}.schema_versions (name text primary key, applied_at timestamptz not null default now())
            """,
            cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var name in Scripts().Where(name => !applied.Contains(name)))
        {
            await RunAsync(connection, Read(name), cancellationToken);
            await RunAsync(connection, $"insert into schema_versions (name) values ('{name}')", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name from schema_versions", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }

    private static IEnumerable<string> Scripts() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.Contains(Folder, StringComparison.Ordinal))
        .Select(name => name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..])
        .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith(Folder + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
