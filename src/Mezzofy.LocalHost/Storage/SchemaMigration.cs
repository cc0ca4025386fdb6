using System.Reflection;
using Npgsql;

namespace Mezzofy.LocalHost.Storage;

/// <summary>Brings a schema to the version this build needs: its numbered SQL files, each once, in order.</summary>
/// <remarks>Processes may start at once: the first holds a lock for the length of its transaction, the others then find nothing to do.</remarks>
/// <param name="source">The database.</param>
/// <param name="schema">The schema, made when it is missing.</param>
/// <param name="folder">The folder of the files inside this assembly, such as <c>Queues.Store.Schema</c>.</param>
internal sealed class SchemaMigration(NpgsqlDataSource source, string schema, string folder)
{
    private readonly string prefix = $".{folder}.";

    /// <summary>Applies what is missing.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('{schema}', 0))", cancellationToken);
        await RunAsync(
            connection,
            $"""
            create schema if not exists {schema};
            create table if not exists {schema}.schema_versions (name text primary key, applied_at timestamptz not null default now());
            set local search_path = {schema}
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

    private IEnumerable<string> Scripts() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.Contains(prefix, StringComparison.Ordinal))
        .Select(name => name[(name.IndexOf(prefix, StringComparison.Ordinal) + prefix.Length)..])
        .Order(StringComparer.Ordinal);

    private string Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith(prefix + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
