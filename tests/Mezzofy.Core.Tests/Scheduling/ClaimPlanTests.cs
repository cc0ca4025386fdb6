using Mezzofy.Core.Scheduling;

namespace Mezzofy.Core.Tests.Scheduling;

/// <summary>A host that was down for three hours, with an hourly job.</summary>
public sealed class ClaimPlanTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Due.AddHours(2).AddMinutes(30);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    [Fact]
    public void Run_once_runs_the_latest_missed_one_late()
    {
        var plan = Plan(MisfirePolicies.RunOnce);

        plan.Runs.Single().ShouldBe(new(JobRunId.Of("job_1", Due.AddHours(2)), Due.AddHours(2), "claimed", null));
        plan.NextAt.ShouldBe(Due.AddHours(3));
    }

    [Fact]
    public void Skip_runs_none_and_says_so()
    {
        var plan = Plan(MisfirePolicies.Skip);

        plan.Runs.Single().ShouldBe(new(JobRunId.Of("job_1", Due.AddHours(2)), Due.AddHours(2), "skipped", "missed"));
        plan.NextAt.ShouldBe(Due.AddHours(3));
    }

    [Fact]
    public void Skip_runs_one_that_is_hardly_late() => Plan(MisfirePolicies.Skip, now: Due.AddSeconds(59)).Runs.Single().Status.ShouldBe("claimed");

    [Fact]
    public void Catch_up_runs_each_one_after_the_other()
    {
        var plan = Plan(MisfirePolicies.CatchUp);

        plan.Runs.Select(run => (run.ScheduledAt, run.Status)).ShouldBe([(Due, "claimed"), (Due.AddHours(1), "queued"), (Due.AddHours(2), "queued")]);
    }

    [Fact]
    public void Catch_up_is_bounded_to_the_latest() =>
        Plan(MisfirePolicies.CatchUp, limit: 2).Runs.Select(run => run.ScheduledAt).ShouldBe([Due.AddHours(1), Due.AddHours(2)]);

    [Fact]
    public void Catch_up_runs_them_beside_each_other_where_that_is_allowed() =>
        Plan(MisfirePolicies.CatchUp, overlap: OverlapPolicies.Allow).Runs.ShouldAllBe(run => run.Status == "claimed");

    [Fact]
    public void A_year_of_missed_minutes_costs_what_is_run()
    {
        var job = new DueJob("job_1", new("cron", "UTC") { Cron = "* * * * *" }, Due, Due, MisfirePolicies.CatchUp, 100, OverlapPolicies.Allow);

        ClaimPlan.Of(job, Due.AddYears(1), 0, Late).Runs.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData(OverlapPolicies.Skip, 1, "skipped")]
    [InlineData(OverlapPolicies.Queue, 1, "queued")]
    [InlineData(OverlapPolicies.Queue, 11, "skipped")]
    [InlineData(OverlapPolicies.Allow, 1, "claimed")]
    [InlineData(OverlapPolicies.Skip, 0, "claimed")]
    public void An_overlap_is_what_the_policy_says(string overlap, int unfinished, string status) =>
        Plan(MisfirePolicies.RunOnce, overlap: overlap, now: Due, unfinished: unfinished).Runs.Single().Status.ShouldBe(status);

    [Fact]
    public void Once_that_was_missed_runs_late_and_never_again()
    {
        var job = new DueJob("job_1", new("once") { Once = Due }, Due, Due, MisfirePolicies.RunOnce, 10, OverlapPolicies.Skip);
        var plan = ClaimPlan.Of(job, Now, 0, Late);

        plan.Runs.Single().ScheduledAt.ShouldBe(Due);
        plan.NextAt.ShouldBeNull();
    }

    private static ClaimPlan Plan(string misfire, int limit = 10, string overlap = OverlapPolicies.Skip, DateTimeOffset? now = null, int unfinished = 0) => ClaimPlan.Of(
        new DueJob("job_1", new("cron", "UTC") { Cron = "0 * * * *" }, Due.AddDays(-1), Due, misfire, limit, overlap), now ?? Now, unfinished, Late);
}
