using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>
/// A clock that jumps by two minutes. What a host's own clock says is of no account: times are the database's, life and death are told
/// by monotonic clocks. When the database's clock jumps, what has happened already still counts at once.
/// </summary>
public sealed class ClockTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(2);
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Hosts_whose_clocks_jump_work_on_kill_nobody_and_fire_no_timer_early()
    {
        var (ahead, behind) = (new SteppingClock(), new SteppingClock());
        var one = await DurableHost.StartAsync(database.ConnectionString, null, builder => builder.Services.AddSingleton<TimeProvider>(ahead));
        var other = await DurableHost.StartAsync(database.ConnectionString, null, builder => builder.Services.AddSingleton<TimeProvider>(behind));
        var timers = new[] { await one.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 2000.0), await other.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 2000.0) };
        foreach (var timer in timers)
            await one.UntilAsync(timer, found => found.IsRunning);

        ahead.Offset = Step;
        behind.Offset = -Step;

        (await Task.WhenAll(one.RunAsync("HelloSeq"), other.RunAsync("HelloSeq"))).ShouldAllBe(run => run.RuntimeStatus == Completed);
        foreach (var timer in timers)
        {
            var end = await one.EndAsync(timer);
            end.ReadOutputAs<double>().ShouldBeInRange(2000, 12_000);
            (end.LastUpdatedAt - end.CreatedAt).ShouldBeInRange(Step / 60, Step / 10);
        }

        one.Log.Concat(other.Log).ShouldNotContain(line => line.Contains("no longer lives", StringComparison.Ordinal));
        await one.StopAsync();
        await other.StopAsync();
    }

    [Fact]
    public async Task When_the_database_s_clock_is_set_back_starts_results_and_events_count_at_once_all_the_same()
    {
        var host = await DurableHost.StartAsync(database.ConnectionString);
        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        await host.UntilAsync(waiting, one => one.IsRunning);
        await host.StopAsync();
        // While nobody works, an event and a start arrive; then the clock is set back: to it, they came two minutes from now.
        await ExecuteAsync("""
            insert into durable_tests.inbox (instance_id, kind, name, data, visible_at) select instance_id, 10, 'Go', '"told"', now() from durable_tests.instances;
            update durable_tests.inbox set visible_at = visible_at + interval '2 minutes' where not timed;
            update durable_tests.instances set created_at = created_at + interval '2 minutes', updated_at = updated_at + interval '2 minutes';
            update durable_tests.history set at = at + interval '2 minutes'
            """);

        host = await DurableHost.StartAsync(database.ConnectionString);

        (await host.EndAsync(waiting, 10)).ReadOutputAs<string>().ShouldBe("told");
        await host.StopAsync();
    }

    [Fact]
    public async Task When_the_database_s_clock_is_set_back_an_orchestration_s_own_clock_never_goes_back()
    {
        var host = await DurableHost.StartAsync(database.ConnectionString);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("ClockAroundAnEvent");
        await host.UntilAsync(id, one => one.IsRunning);
        await host.StopAsync();
        await ExecuteAsync("update durable_tests.history set at = at + interval '2 minutes'");

        host = await DurableHost.StartAsync(database.ConnectionString);
        await host.Client.RaiseEventAsync(id, "Go", "x");

        (await host.EndAsync(id)).ReadOutputAs<double>().ShouldBeGreaterThanOrEqualTo(0);
        await host.StopAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A machine's clock that can be set; its ticks and timers go on as they are.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
