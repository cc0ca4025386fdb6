using System.Globalization;
using Mezzofy.Core.Scheduling;

namespace Mezzofy.Core.Tests.Scheduling;

public sealed class JobScheduleTests
{
    private static readonly DateTimeOffset Anchor = At("2026-01-01T00:00:00Z");

    [Theory]
    [InlineData("0 9 * * 1", "2026-03-04T00:00:00+08:00", "2026-03-09T09:00:00+08:00")]
    [InlineData("*/5 * * * *", "2026-03-04T10:02:30+08:00", "2026-03-04T10:05:00+08:00")]
    [InlineData("0 10 * * 1-5", "2026-03-06T10:00:00+08:00", "2026-03-09T10:00:00+08:00")]
    [InlineData("0 10 * * MON-FRI", "2026-03-06T10:00:00+08:00", "2026-03-09T10:00:00+08:00")]
    [InlineData("0 17 * * 5", "2026-03-06T17:00:00+08:00", "2026-03-13T17:00:00+08:00")]
    [InlineData("0 8 1 * *", "2026-01-31T00:00:00+08:00", "2026-02-01T08:00:00+08:00")]
    [InlineData("15,45 8-9 * * *", "2026-03-04T08:20:00+08:00", "2026-03-04T08:45:00+08:00")]
    [InlineData("0 0 29 2 *", "2026-03-04T00:00:00+08:00", "2028-02-29T00:00:00+08:00")]
    [InlineData("0 0 L * *", "2026-02-10T00:00:00+08:00", "2026-02-28T00:00:00+08:00")]
    [InlineData("0 0 * * 1#1", "2026-03-04T00:00:00+08:00", "2026-04-06T00:00:00+08:00")]
    [InlineData("0 0 15W * *", "2026-03-01T00:00:00+08:00", "2026-03-16T00:00:00+08:00")]
    [InlineData("0 0 * * 7", "2026-03-04T00:00:00+08:00", "2026-03-08T00:00:00+08:00")]
    [InlineData("0 0 13 * 5", "2026-03-14T00:00:00+08:00", "2026-11-13T00:00:00+08:00")]
    public void Every_class_of_cron_expression_has_its_next_time(string cron, string after, string next) =>
        Cron(cron, "Asia/Singapore").Next(At(after), Anchor).ShouldBe(At(next));

    [Theory]
    // Spring forward: a time that does not exist runs at the moment the clocks jump.
    [InlineData("America/New_York", "30 2 * * *", "2026-03-07T12:00:00-05:00", "2026-03-08T03:00:00-04:00", "2026-03-09T02:30:00-04:00")]
    [InlineData("Europe/London", "30 1 * * *", "2026-03-28T12:00:00+00:00", "2026-03-29T02:00:00+01:00", "2026-03-30T01:30:00+01:00")]
    // Half an hour only.
    [InlineData("Australia/Lord_Howe", "15 2 * * *", "2026-10-03T12:00:00+10:30", "2026-10-04T02:30:00+11:00", "2026-10-05T02:15:00+11:00")]
    // At midnight: the day begins at one.
    [InlineData("America/Santiago", "0 0 * * *", "2026-09-05T12:00:00-04:00", "2026-09-06T01:00:00-03:00", "2026-09-07T00:00:00-03:00")]
    [InlineData("Africa/Cairo", "30 0 * * *", "2026-04-23T12:00:00+02:00", "2026-04-24T01:00:00+03:00", "2026-04-25T00:30:00+03:00")]
    // Fall back: a time that exists twice runs once, the first time.
    [InlineData("America/New_York", "30 1 * * *", "2026-10-31T12:00:00-04:00", "2026-11-01T01:30:00-04:00", "2026-11-02T01:30:00-05:00")]
    [InlineData("Europe/London", "30 1 * * *", "2026-10-24T12:00:00+01:00", "2026-10-25T01:30:00+01:00", "2026-10-26T01:30:00+00:00")]
    [InlineData("Australia/Lord_Howe", "45 1 * * *", "2026-04-04T12:00:00+11:00", "2026-04-05T01:45:00+11:00", "2026-04-06T01:45:00+10:30")]
    [InlineData("America/Santiago", "30 23 * * *", "2026-04-04T12:00:00-03:00", "2026-04-04T23:30:00-03:00", "2026-04-05T23:30:00-04:00")]
    [InlineData("Africa/Cairo", "30 23 * * *", "2026-10-29T12:00:00+03:00", "2026-10-29T23:30:00+03:00", "2026-10-30T23:30:00+02:00")]
    public void A_daily_time_runs_once_on_the_day_of_a_clock_change(string zone, string cron, string after, string first, string second) =>
        Cron(cron, zone).Next(At(after), Anchor, 2).ShouldBe([At(first), At(second)]);

    [Fact]
    public void Every_half_hour_goes_on_through_the_hour_that_exists_twice() =>
        Cron("*/30 * * * *", "America/New_York").Next(At("2026-11-01T00:59:00-04:00"), Anchor, 5).Select(time => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture))
            .ShouldBe(["05:00", "05:30", "06:00", "06:30", "07:00"]);

    [Fact]
    public void Nine_in_the_morning_stays_nine_in_the_morning_after_a_clock_change()
    {
        var times = Cron("0 9 * * *", "Europe/London").Next(At("2026-03-28T00:00:00Z"), Anchor, 3);

        times.ShouldAllBe(time => time.Hour == 9);
        times.Select(time => time.UtcDateTime.Hour).ShouldBe([9, 8, 8]);
    }

    [Fact]
    public void An_interval_counts_from_its_anchor_without_drift()
    {
        var schedule = new JobSchedule(ScheduleTypes.Interval) { Interval = new(null, 1, 30) };

        schedule.Next(Anchor, Anchor).ShouldBe(Anchor.AddMinutes(90));
        schedule.Next(Anchor.AddMinutes(90).AddSeconds(3), Anchor).ShouldBe(Anchor.AddMinutes(180));
        schedule.Descending(Anchor, Anchor.AddHours(5), Anchor).Take(2).ShouldBe([Anchor.AddMinutes(270), Anchor.AddMinutes(180)]);
    }

    [Fact]
    public void Once_has_one_time()
    {
        var schedule = new JobSchedule(ScheduleTypes.Once) { Once = Anchor.AddDays(1) };

        schedule.Next(Anchor, Anchor, 5).ShouldBe([Anchor.AddDays(1)]);
        schedule.Next(Anchor.AddDays(1), Anchor).ShouldBeNull();
    }

    private static JobSchedule Cron(string cron, string zone) => new(ScheduleTypes.Cron, zone) { Cron = cron };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
