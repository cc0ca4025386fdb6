using Mezzofy.Core.Scheduling;

namespace Mezzofy.Core.Tests.Scheduling;

public sealed class ScheduleRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 0 30 2 *", "never occurs")]
    [InlineData("0 0 9 * * 1", "six fields")]
    [InlineData("* * * *", "five fields")]
    [InlineData("@every_second", "five fields")]
    [InlineData("61 * * * *", "no cron expression")]
    [InlineData("* * * * mondays", "no cron expression")]
    [InlineData("every monday at nine o'clock", "no cron expression")]
    [InlineData("a b c d e", "no cron expression")]
    [InlineData("H 9 * * *", "no cron expression")]
    [InlineData("", "five fields")]
    [InlineData(null, "required")]
    public void A_bad_cron_expression_is_refused_by_its_field(string? cron, string why) =>
        Refusal(new("cron", cron, null, null, null), "schedule.cron").ShouldContain(why);

    [Theory]
    [InlineData(null, null, null, "needs")]
    [InlineData(null, null, 0, "at least one minute")]
    [InlineData(null, null, -5, "negative")]
    [InlineData(367, null, null, "366 days")]
    [InlineData(2000000, null, null, "too large")]
    public void A_bad_interval_is_refused_by_its_field(int? days, int? hours, int? minutes, string why) =>
        Refusal(new("interval", null, new(days, hours, minutes), null, null), "schedule.interval").ShouldContain(why);

    [Theory]
    [InlineData("2026-03-04T09:59:59+08:00", "past")]
    [InlineData("2026-03-05T09:00:00", "offset")]
    [InlineData("tomorrow", "offset")]
    [InlineData(null, "required")]
    public void A_bad_moment_is_refused_by_its_field(string? once, string why) => Refusal(new("once", null, null, once, null), "schedule.once").ShouldContain(why);

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("Singapore Standard Time")]
    [InlineData("")]
    public void A_time_zone_must_be_an_iana_one(string zone) => Refusal(new("cron", "0 9 * * *", null, null, zone), "schedule.time_zone").ShouldContain("IANA");

    [Fact]
    public void An_unknown_type_is_refused() => Refusal(new("weekly", null, null, null, null), "schedule.type").ShouldContain("cron, interval, once");

    [Fact]
    public void The_time_zone_is_singapore_unless_one_is_named()
    {
        ScheduleRules.Read(new("cron", " 0  9 * * 1 ", null, null, null), null, Now).ShouldBe(new JobSchedule("cron", "Asia/Singapore") { Cron = "0 9 * * 1" });
        ScheduleRules.Read(new("cron", "0 9 * * 1", null, null, null), "Europe/London", Now).TimeZone.ShouldBe("Europe/London");
    }

    [Fact]
    public void Both_day_fields_are_a_warning()
    {
        ScheduleRules.WarningsOf(new("cron") { Cron = "0 0 13 * 5" }).Single().ShouldContain("match both");
        ScheduleRules.WarningsOf(new("cron") { Cron = "0 0 13 * *" }).ShouldBeEmpty();
        ScheduleRules.WarningsOf(new("cron") { Cron = "0 0 * * 5" }).ShouldBeEmpty();
    }

    private static string Refusal(ScheduleRequest request, string field)
    {
        var problem = Should.Throw<ProblemException>(() => ScheduleRules.Read(request, null, Now));
        problem.Code.ShouldBe("validation_failed");
        return problem.Errors![field].Single();
    }
}
