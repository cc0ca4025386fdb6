using Mezzofy.Core.CompanyData;
using Mezzofy.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.CompanyData;

/// <summary>The demo company as it is at two in the afternoon of Monday 23 November 2026 in Singapore; read only, shared by tests.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.FromHours(8));

    private TestDatabase? database;

    public TestDatabase Database => database!;

    public NpgsqlDataSource DataSource => Database.DataSource;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await LoadAsync(DataSource, Now);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    public static Task LoadAsync(NpgsqlDataSource source, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        new DemoCompany(source, new FakeTimeProvider(now), new Strict()).LoadAsync(cancellationToken);

    /// <summary>What would only be logged fails the test.</summary>
    private sealed class Strict : ILogger<DemoCompany>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            (logLevel < LogLevel.Warning ? null : exception).ShouldBeNull();
    }
}

[CollectionDefinition(nameof(DemoDatabase))]
public sealed class DemoCollection : ICollectionFixture<DemoDatabase>;

internal static class Sql
{
    public static async Task<T> ValueAsync<T>(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task ExecuteAsync(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
