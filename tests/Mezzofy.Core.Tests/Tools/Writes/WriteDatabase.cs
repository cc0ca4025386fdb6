using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.Tools.Writes;

/// <summary>A demo company of its own, for tests that change it; each test changes records that no other looks at.</summary>
public sealed class WriteDatabase : IAsyncLifetime
{
    private TestDatabase? database;

    public NpgsqlDataSource DataSource => database!.DataSource;

    public CallEffects Effects => new(DataSource);

    public TicketRepository Tickets => new(DataSource);

    public SolutionFinder Solutions => new(Tickets, Words);

    public TicketWords Words { get; } = new();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await DemoDatabase.LoadAsync(DataSource, DemoDatabase.Now);
    }

    public async Task DisposeAsync() => await database!.DisposeAsync();

    /// <summary>Runs a tool; without a call id it is another call each time.</summary>
    public static async Task<T> CallAsync<T>(Tool tool, object arguments, string role, string agent, string? callId = null) =>
        (await tool.CallAsync(arguments, role, agent, callId: callId ?? Guid.NewGuid().ToString("N"))).Content.ShouldBeOfType<T>();

    public static async Task<string> RefusalAsync(Tool tool, object arguments, string role = "sales_manager", string agent = Departments.Sales) =>
        (await Should.ThrowAsync<ToolRefusedException>(() => tool.CallAsync(arguments, role, agent, callId: Guid.NewGuid().ToString("N")))).Code;
}

[CollectionDefinition(nameof(WriteDatabase))]
public sealed class WriteCollection : ICollectionFixture<WriteDatabase>;
