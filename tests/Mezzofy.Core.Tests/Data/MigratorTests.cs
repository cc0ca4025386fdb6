using Mezzofy.Core.Data;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.Data;

public sealed class MigratorTests
{
    [Fact]
    public async Task Several_processes_may_migrate_one_empty_database_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Migrator.MigrateAsync(database.ConnectionString)));

        await using var count = database.DataSource.CreateCommand("select count(*) from mezzofy.schema_versions");
        ((long)(await count.ExecuteScalarAsync())!).ShouldBeGreaterThan(0);
    }
}
