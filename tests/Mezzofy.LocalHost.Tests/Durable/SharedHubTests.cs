using Mezzofy.DurableApp;
using Npgsql;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Two hosts that share a hub: they share the work, and one that was taken for dead can complete nothing.</summary>
public sealed class SharedHubTests : IAsyncLifetime
{
    private readonly string key = Guid.NewGuid().ToString("N");
    private TestDatabase database = null!;
    private DurableHost one = null!;
    private DurableHost other = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        // At once: both find an empty database and bring it to the same schema.
        var both = await Task.WhenAll(DurableHost.StartAsync(database.ConnectionString), DurableHost.StartAsync(database.ConnectionString));
        (one, other) = (both[0], both[1]);
    }

    public async Task DisposeAsync()
    {
        await one.StopAsync();
        await other.StopAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_fan_out_larger_than_one_host_s_room_is_run_by_both()
    {
        var id = await one.Client.ScheduleNewOrchestrationInstanceAsync("Many", 400);
        (await other.EndAsync(id)).ReadOutputAs<bool>().ShouldBeTrue();
        (await CountAsync("select count(*) from history where kind = 3")).ShouldBe(400);
    }

    [Fact]
    public async Task What_one_starts_the_other_sees_end_at_once()
    {
        var id = await one.Client.ScheduleNewOrchestrationInstanceAsync("HelloSeq");
        (await other.EndAsync(id)).RuntimeStatus.ShouldBe(Completed);
    }

    [Fact]
    public async Task A_worker_that_was_taken_for_dead_is_told_by_its_token_and_its_late_result_is_not_taken()
    {
        var id = await one.Client.ScheduleNewOrchestrationInstanceAsync("Noting", new Note(key, 2500));
        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 1, "the activity to begin");

        // As another host does that has not seen a beat for too long.
        await ExecuteAsync("delete from workers where id = (select owner from activities)");

        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 2, "the activity to be taken over");
        await Eventually.TrueAsync(() => Counter.Count($"{key} ended") == 2, "both runs to end");
        (await one.EndAsync(id)).RuntimeStatus.ShouldBe(Completed);
        Counter.Count($"{key} cancelled").ShouldBe(1);
        (await CountAsync("select count(*) from history where kind in (3, 4)")).ShouldBe(1);
    }

    [Fact]
    public async Task A_result_of_an_older_hand_out_is_not_taken_even_from_the_same_worker()
    {
        var id = await one.Client.ScheduleNewOrchestrationInstanceAsync("Noting", new Note(key, 700));
        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 1, "the activity to begin");

        await ExecuteAsync("update activities set fence = fence + 1");

        await Eventually.TrueAsync(() => Counter.Count($"{key} ended") == 1, "the first run to end");
        (await CountAsync("select count(*) from activities")).ShouldBe(1);
        await ExecuteAsync("update activities set owner = null");
        (await one.EndAsync(id)).RuntimeStatus.ShouldBe(Completed);
        Counter.Count($"{key} begun").ShouldBe(2);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = Command(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand Command(string sql) => database.DataSource.CreateCommand(
        System.Text.RegularExpressions.Regex.Replace(sql, "(?<=(from|update|join) )(workers|activities|history|inbox)", "durable_tests.$2"));
}
