using Mezzofy.Behaviour.Timers;

namespace Mezzofy.LocalHost.Tests.Timers;

/// <summary>When timers run; section 25 of the measured behaviour.</summary>
public sealed class ScheduleTests(TimerDatabaseFixture fixture) : IClassFixture<TimerDatabaseFixture>
{
    [Fact]
    public async Task A_timer_of_every_two_seconds_runs_on_the_whole_even_second_without_drift()
    {
        await using var rig = await StartAsync(typeof(EvenSecond), "2026-03-01T12:00:00.300");

        (await rig.RunsAsync(1, "12:00:02")).ShouldBe(["12:00:02.000"]);
        (await rig.RunsAsync(2, "12:00:04")).Last().ShouldBe("12:00:04.000");
        (await rig.RunsAsync(3, "12:00:06")).Last().ShouldBe("12:00:06.000");
    }

    [Fact]
    public async Task A_run_longer_than_the_interval_never_overlaps_and_the_ticks_it_missed_become_one_run_that_is_not_past_due()
    {
        await using var rig = await StartAsync(typeof(Slow), "2026-03-01T12:00:00.300");
        var gate = rig.Sightings.Gates.GetOrAdd("slow-timer", _ => new SemaphoreSlim(0));
        await rig.RunsAsync(1, "12:00:02");

        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        (await rig.RunsAsync(1)).ShouldBe(["12:00:02.000"]);
        gate.Release();
        (await rig.RunsAsync(2)).Last().ShouldBe("12:00:07.000");
        gate.Release();
        (await rig.RunsAsync(3, "12:00:08")).Last().ShouldBe("12:00:08.000");
        gate.Release();

        rig.Runs().ShouldAllBe(run => run[2] == "False");
    }

    [Fact]
    public async Task A_function_that_throws_is_logged_and_called_at_the_next_tick_as_usual_without_a_retry()
    {
        await using var rig = await StartAsync(typeof(Failing), "2026-03-01T12:00:01");

        await rig.RunsAsync(1, "12:00:02");
        (await rig.RunsAsync(2, "12:00:04")).ShouldBe(["12:00:02.000", "12:00:04.000"]);

        rig.Log.ShouldContain("Executed 'Functions.FailingTimer' (Failed)");
    }

    [Fact]
    public async Task A_clock_that_is_set_two_minutes_forward_makes_one_run_of_all_ticks_between()
    {
        await using var rig = await StartAsync(typeof(EvenSecond), "2026-03-01T12:00:01");
        await rig.RunsAsync(1, "12:00:02");

        rig.Clock.Advance(TimeSpan.FromMinutes(2));
        (await rig.RunsAsync(2)).Last().ShouldBe("12:02:02.000");
        (await rig.RunsAsync(3, "12:02:04")).Last().ShouldBe("12:02:04.000");
    }

    [Fact]
    public async Task Five_fields_are_minutes_first()
    {
        await using var rig = await StartAsync(typeof(FiveFields), "2026-03-01T12:00:55");

        (await rig.RunsAsync(1, "12:01:00")).ShouldBe(["12:01:00.000"]);
    }

    [Fact]
    public async Task A_time_span_runs_that_often_from_the_start_and_is_not_aligned()
    {
        await using var rig = await StartAsync(typeof(Interval), "2026-03-01T12:00:00.500");

        await rig.RunsAsync(1, "12:00:03.5");
        (await rig.RunsAsync(2, "12:00:06.5")).ShouldBe(["12:00:03.500", "12:00:06.500"]);
    }

    [Fact]
    public async Task A_setting_in_percent_signs_is_expanded()
    {
        await using var rig = await TimerRig.StartAsync(
            fixture.Database, typeof(FromSetting), new SteppedClock("2026-03-01T12:00:00"), ("MySchedule", "*/5 * * * * *"));

        (await rig.RunsAsync(1, "12:00:05")).ShouldBe(["12:00:05.000"]);
    }

    [Fact]
    public async Task A_time_zone_in_the_settings_is_ignored_and_schedules_are_in_UTC()
    {
        await using var rig = await TimerRig.StartAsync(
            fixture.Database, typeof(AtStart), new SteppedClock("2026-03-01T09:29:55"), ("WEBSITE_TIME_ZONE", "America/New_York"));
        await rig.RunsAsync(1);

        (await rig.RunsAsync(2, "09:30:00")).Last().ShouldBe("09:30:00.000");
    }

    [Fact]
    public async Task An_unresolved_setting_or_a_bad_expression_puts_that_function_in_error_and_the_host_runs()
    {
        await using var rig = await StartAsync(typeof(InError), "2026-03-01T12:00:00");

        rig.Log.ShouldContain("The 'NoSuchSetting' function is in error: '%NopeSetting%' does not resolve to a value.");
        rig.Log.ShouldContain(
            "The 'NoCron' function is in error: The schedule expression 'not a cron' was not recognized as a valid cron expression or timespan string.");
        rig.Sightings.All().ShouldNotContain("NoCron");
    }

    private Task<TimerRig> StartAsync(Type functions, string start) => TimerRig.StartAsync(fixture.Database, functions, new SteppedClock(start));
}
