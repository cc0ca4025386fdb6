using Mezzofy.Core.Data;
using Npgsql;

namespace Mezzofy.Testing;

/// <summary>A fresh, migrated database of its own, copied from a template that is migrated once a process and dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? template;

    private TestDatabase(string name)
    {
        Name = name;
        ConnectionString = For(name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>A pool of connections to it.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Makes one.</summary>
    /// <param name="migrated">Whether it has the product's schema; else it is empty.</param>
    public static async Task<TestDatabase> CreateAsync(bool migrated = true)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await Gate.WaitAsync();
        try
        {
            template = migrated ? template ?? await CreateTemplateAsync() : template;
            await AdminAsync(CopyOf(migrated ? template! : "template0", name));
        }
        finally
        {
            Gate.Release();
        }

        return new TestDatabase(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await AdminAsync($"drop database if exists {Name} with (force)");
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():N}";
        await AdminAsync(CopyOf("template0", name));
        await Migrator.MigrateAsync(For(name) + ";Pooling=false");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => AdminAsync($"drop database if exists {name} with (force)").GetAwaiter().GetResult();
        return name;
    }

    // Copying the files takes a third of the time of writing each page to the log first, where nothing is flushed.
    private static string CopyOf(string template, string name) => $"create database {name} template {template} strategy file_copy";

    private static string For(string database) =>
        new NpgsqlConnectionStringBuilder(TestServices.Postgres) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServices.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
