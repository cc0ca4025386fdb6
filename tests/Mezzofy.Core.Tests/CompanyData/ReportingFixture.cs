using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.CompanyData;

/// <summary>A migrated database with its reader roles; roles are the server's, so they are dropped at the end.</summary>
public sealed class ReportingFixture : IAsyncLifetime
{
    private const string Secret = "test";
    private TestDatabase database = null!;

    public ReaderRoles Roles { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        Roles = new(database.DataSource, new DatabaseOptions { ConnectionString = database.ConnectionString }, new ReportingOptions { Secret = Secret });
        await Roles.EnsureAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Roles.DisposeAsync();
        foreach (var department in Departments.All)
        {
            var role = ReaderRole.Of(department, database.Name, Secret).Name;
            await using var drop = database.DataSource.CreateCommand($"drop owned by {role}; drop role {role}");
            await drop.ExecuteNonQueryAsync();
        }

        await database.DisposeAsync();
    }
}
