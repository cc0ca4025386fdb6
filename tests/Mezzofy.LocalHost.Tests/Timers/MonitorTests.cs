using Mezzofy.Behaviour.Timers;

namespace Mezzofy.LocalHost.Tests.Timers;

/// <summary>What is remembered of timers over restarts; section 25 of the measured behaviour. Each test has a database of its own.</summary>
public sealed class MonitorTests : IAsyncLifetime
{
    private const string Never = "0001-01-01T00:00:00.000";
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_first_start_ever_catches_nothing_up_and_nothing_ran_last()
    {
        await using var rig = await StartAsync(typeof(EveryMinute), "2026-03-01T12:00:30");
        await rig.RunsAsync(1, "12:01:00");

        rig.Runs().Single().ShouldBe(["EveryMinute", "2026-03-01T12:01:00.000", "False", Never, "2026-03-01T12:01:00.000"]);
    }

    [Fact]
    public async Task Next_inside_a_run_is_the_occurrence_that_is_run_and_Last_the_one_before()
    {
        await using var rig = await StartAsync(typeof(EveryMinute), "2026-03-01T12:00:30");
        await rig.RunsAsync(1, "12:01:00");
        await rig.RunsAsync(2, "12:02:00");

        rig.Runs()[1][3..].ShouldBe(["2026-03-01T12:01:00.000", "2026-03-01T12:02:00.000"]);
    }

    [Fact]
    public async Task A_host_that_was_down_over_three_ticks_runs_once_at_start_as_past_due_and_then_as_usual()
    {
        await using (var before = await StartAsync(typeof(EveryMinute), "2026-03-01T12:00:50"))
        {
            await before.RunsAsync(1, "12:01:00");
        }

        await using var rig = await StartAsync(typeof(EveryMinute), "2026-03-01T12:04:20");
        await rig.RunsAsync(1);
        await rig.RunsAsync(2, "12:05:00");

        rig.Runs()[0].ShouldBe(
            ["EveryMinute", "2026-03-01T12:04:20.000", "True", "2026-03-01T12:01:00.000", "2026-03-01T12:02:00.000"]);
        rig.Runs()[1][..3].ShouldBe(["EveryMinute", "2026-03-01T12:05:00.000", "False"]);
    }

    [Fact]
    public async Task An_occurrence_that_was_missed_before_the_first_run_ever_is_caught_up_too()
    {
        await using (await StartAsync(typeof(EveryMinute), "2026-03-01T12:00:50"))
        {
            await RememberedAsync();
        }

        await using var rig = await StartAsync(typeof(EveryMinute), "2026-03-01T12:04:20");
        await rig.RunsAsync(1);

        rig.Runs()[0][2..].ShouldBe(["True", Never, "2026-03-01T12:01:00.000"]);
    }

    [Fact]
    public async Task Without_the_monitor_the_schedule_status_is_null_and_nothing_is_caught_up()
    {
        await using (var before = await StartAsync(typeof(Unmonitored), "2026-03-01T12:00:50"))
        {
            await before.RunsAsync(1, "12:01:00");
        }

        await using var rig = await StartAsync(typeof(Unmonitored), "2026-03-01T12:04:50");
        await rig.RunsAsync(1, "12:05:00");

        rig.Runs().Single()[2..].ShouldBe(["False", "none", "none"]);
    }

    [Fact]
    public async Task Below_a_minute_the_schedule_status_is_null_whatever_the_attribute_says()
    {
        await using var rig = await StartAsync(typeof(EvenSecond), "2026-03-01T12:00:01");
        await rig.RunsAsync(1, "12:00:02");

        rig.Runs().Single()[2..].ShouldBe(["False", "none", "none"]);
    }

    [Fact]
    public async Task Run_on_startup_runs_once_at_every_start_and_is_not_past_due()
    {
        for (var start = 0; start < 2; start++)
        {
            await using var rig = await StartAsync(typeof(AtStart), $"2026-03-01T12:0{start}:00");
            (await rig.RunsAsync(1)).ShouldBe([$"12:0{start}:00.000"]);
            rig.Runs().Single()[2].ShouldBe("False");
        }
    }

    [Fact]
    public async Task A_schedule_that_was_changed_begins_anew()
    {
        await using (var before = await StartAsync(typeof(FromSetting), "2026-03-01T12:00:50", ("MySchedule", "0 * * * * *")))
        {
            await before.RunsAsync(1, "12:01:00");
        }

        await using var rig = await StartAsync(typeof(FromSetting), "2026-03-01T12:04:50", ("MySchedule", "0 */5 * * * *"));
        await rig.RunsAsync(1, "12:05:00");

        rig.Runs().Single()[2..].ShouldBe(["False", Never, "2026-03-01T12:05:00.000"]);
    }

    [Fact]
    public async Task Of_two_hosts_one_runs_a_timer_and_the_other_takes_it_when_the_first_has_gone()
    {
        var clock = new SteppedClock("2026-03-01T12:00:50");
        await using var second = await FirstThenSecondAsync(clock);
        await second.RunsAsync(1, "12:02:00");

        second.Runs().Single().ShouldBe(
            ["EveryMinute", "2026-03-01T12:02:00.000", "False", "2026-03-01T12:01:00.000", "2026-03-01T12:02:00.000"]);
    }

    private async Task<TimerRig> FirstThenSecondAsync(SteppedClock clock)
    {
        await using var first = await TimerRig.StartAsync(database, typeof(EveryMinute), clock);
        await RememberedAsync();
        var second = await TimerRig.StartAsync(database, typeof(EveryMinute), clock);
        await first.RunsAsync(1, "12:01:00");
        second.Runs().ShouldBeEmpty();

        // Its run is remembered before it waits again; killed before that, the second host would run it once more.
        await clock.AwaitedAsync("12:01:10");
        return second;
    }

    private Task RememberedAsync() => Eventually.TrueAsync(
        async () =>
        {
            await using var command = database.DataSource.CreateCommand("select count(*) from timers.schedules");
            return (long)(await command.ExecuteScalarAsync())! == 1;
        },
        "the schedule to be remembered");

    private Task<TimerRig> StartAsync(Type functions, string start, params (string Key, string Value)[] settings) =>
        TimerRig.StartAsync(database, functions, new SteppedClock(start), settings);
}
