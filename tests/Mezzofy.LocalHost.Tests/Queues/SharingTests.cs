using Mezzofy.LocalHost.Queues;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Tests.Queues;

/// <summary>Several hosts on one database, and hosts that stop. Each test has a database of its own.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Two_hosts_share_the_messages_of_a_queue_and_each_is_worked_on_once()
    {
        await using var first = await QueueRig.StartAsync(database);
        await using var second = await QueueRig.StartAsync(database);
        await first.SendAsync("waiting", "1", "2", "3", "4", "5", "6", "7", "8");

        var one = await first.SeenAsync(4, "began:");
        var other = await second.SeenAsync(4, "began:");
        one.Concat(other).Order().ShouldBe(Enumerable.Range(1, 8).Select(number => $"began:{number}"));
        first.Open(4);
        second.Open(4);
    }

    [Fact]
    public async Task What_a_host_that_stops_had_not_finished_is_handed_out_again_at_once()
    {
        await using var second = await QueueRig.StartAsync(database);
        await using (var first = await QueueRig.StartAsync(database))
        {
            await first.SendAsync("waiting", "1", "2", "3", "4", "5", "6", "7", "8");
            await first.SeenAsync(4, "began:");
            await second.SeenAsync(4, "began:");
            second.Open(8);
            await second.SeenAsync(4, "ended:");
        }

        (await second.SeenAsync(8, "ended:")).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_message_is_kept_while_its_function_runs_however_long_beside_another_host()
    {
        var quick = new QueueOptions(database.ConnectionString, 4, 10)
        {
            Pace = new() { Beat = TimeSpan.FromMilliseconds(50), DeadAfter = TimeSpan.FromMilliseconds(400), StuckAfter = TimeSpan.FromMilliseconds(800) },
        };
        await using var first = await QueueRig.StartAsync(database, configure: builder => builder.Services.AddSingleton(quick));
        await first.SendAsync("waiting", "long");
        await first.SeenAsync(1, "began:");
        await using var second = await QueueRig.StartAsync(database, configure: builder => builder.Services.AddSingleton(quick));

        await Eventually.TrueAsync(async () => await LeastBeatsAsync() > 40, "both hosts to have beaten for longer than a lock lasts");
        second.Sightings.All().ShouldNotContain("began:long");
        first.Open(1);
        await first.SeenAsync(1, "ended:long");
    }

    [Fact]
    public async Task Who_no_longer_has_a_message_settles_nothing()
    {
        await using var rig = await QueueRig.StartAsync(database);
        var store = rig.Services.GetRequiredService<MessageStore>();
        var settlements = rig.Services.GetRequiredService<SettlementStore>();
        var workers = rig.Services.GetRequiredService<QueueWorkerStore>();
        var (dead, alive) = (Guid.NewGuid(), Guid.NewGuid());
        await workers.Table.RegisterAsync(dead, 1, default);
        await workers.Table.RegisterAsync(alive, 2, default);
        await rig.SendAsync("nobody", "m");
        var first = (await store.ClaimAsync("nobody", dead, 1, default)).Single();

        await workers.RemoveAsync(dead, null, default);
        (await store.ClaimAsync("nobody", dead, 1, default)).ShouldBeEmpty();
        var second = (await store.ClaimAsync("nobody", alive, 1, default)).Single();
        await settlements.StoreAsync([new Settlement("nobody", first, Outcome.Complete, "", () => { })], default);
        (await CountAsync()).ShouldBe(1);
        await settlements.StoreAsync([new Settlement("nobody", second, Outcome.Complete, "", () => { })], default);

        second.Delivery.ShouldBe(2);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task With_one_call_at_a_time_messages_come_in_the_order_they_were_sent()
    {
        await using var rig = await QueueRig.StartAsync(database, QueueRig.Json.Replace("\"maxConcurrentCalls\":4", "\"maxConcurrentCalls\":1"));
        var texts = Enumerable.Range(100, 50).Select(number => $"{number}").ToArray();
        await rig.SendAsync("texts", texts);

        (await rig.SeenAsync(50, "text:")).ShouldBe(texts.Select(text => $"text:{text}"));
    }

    private async Task<long> LeastBeatsAsync()
    {
        await using var command = database.DataSource.CreateCommand("select min(beats) from queues.workers");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<long> CountAsync()
    {
        await using var command = database.DataSource.CreateCommand("select count(*) from queues.messages");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
