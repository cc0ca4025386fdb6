using Mezzofy.Core.Identity;
using Mezzofy.Core.Scheduling;

namespace Mezzofy.Core.Tests.Scheduling;

public sealed class ScheduledRunsTests : IAsyncLifetime
{
    private SchedulingHost host = null!;

    public async Task InitializeAsync() => host = await SchedulingHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_run_makes_one_task_of_its_owner_however_often_it_begins()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);

        var task = (await host.Begins.BeginAsync(run, default)).ShouldNotBeNull();
        await host.ExecuteAsync("update mezzofy.job_runs set task_id = null, agent_run_id = null");
        (await host.Begins.BeginAsync(run, default)).ShouldBe(task);

        (await host.ScalarAsync<string>("select owner_id || source || reason || agent from mezzofy.tasks")).ShouldBe($"{owner.Id}schedulerschedulesales");
        (await host.HistoryAsync(job.Id)).Single().ActsAs.ShouldBe(owner.Id);
    }

    [Fact]
    public async Task A_disabled_owner_pauses_the_job()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);
        await host.Users.DisableAsync(owner.Id);

        (await host.Begins.BeginAsync(run, default)).ShouldBeNull();

        await PausedAsync(job.Id, "owner_disabled");
        (await host.ScalarAsync<long>("select count(*) from mezzofy.deliveries")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_disabled_manager_s_job_the_management_is_told()
    {
        var owner = await host.PersonAsync();
        var above = await host.PersonAsync("ceo");
        var (_, run) = await ClaimedAsync(owner.Id);
        await host.Users.DisableAsync(owner.Id);

        (await host.Begins.BeginAsync(run, default)).ShouldBeNull();

        (await host.ScalarAsync<string>("select string_agg(distinct owner_id, ',') from mezzofy.deliveries")).ShouldBe(above.Id);
        (await host.ScalarAsync<string>("select payload ->> 'body' from mezzofy.deliveries where channel = 'outlook_mail'")).ShouldContain("owner is disabled");
    }

    [Fact]
    public async Task A_demoted_owner_pauses_the_job_and_is_told()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);
        await host.Users.AssignAsync(owner.Id, "sales_rep", "sales");

        (await host.Begins.BeginAsync(run, default)).ShouldBeNull();

        await PausedAsync(job.Id, "owner_lost_right");
        (await host.ScalarAsync<long>("select count(*) from mezzofy.tasks")).ShouldBe(0);
        (await host.ScalarAsync<string>("select string_agg(channel, ',' order by channel) from mezzofy.deliveries")).ShouldBe("outlook_mail,push");
    }

    [Fact]
    public async Task An_owner_who_moved_to_another_department_pauses_the_job()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);
        await host.Users.AssignAsync(owner.Id, "marketing_manager", "marketing");

        (await host.Begins.BeginAsync(run, default)).ShouldBeNull();

        await PausedAsync(job.Id, "owner_lost_right");
    }

    [Fact]
    public async Task A_built_in_job_acts_as_the_manager_of_its_department()
    {
        var manager = await host.PersonAsync();
        var (job, run) = await ClaimedAsync("", system: "daily");

        (await host.Begins.BeginAsync(run, default)).ShouldNotBeNull();

        (await host.HistoryAsync(job.Id)).Single().ActsAs.ShouldBe(manager.Id);
    }

    [Fact]
    public async Task Five_failures_in_a_row_pause_the_job_and_tell_its_owner_once()
    {
        var owner = await host.PersonAsync();
        var job = await host.JobAsync(owner.Id, overlap: OverlapPolicies.Allow);
        for (var failure = 1; failure <= 4; failure++)
        {
            await FailAsync(job, owner);
        }

        (await host.Jobs.FindAsync(job.Id, default))!.Status.ShouldBe("active");
        await FailAsync(job, owner);

        await PausedAsync(job.Id, "five_failures");
        (await host.ScalarAsync<long>("select count(*) from mezzofy.deliveries")).ShouldBe(2);
    }

    [Fact]
    public async Task A_success_between_starts_the_count_anew()
    {
        var owner = await host.PersonAsync();
        var job = await host.JobAsync(owner.Id, overlap: OverlapPolicies.Allow);
        for (var failure = 1; failure <= 4; failure++)
        {
            await FailAsync(job, owner);
        }

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = await host.Runs.RequestAsync(job, null, default);
        await host.Ending.EndAsync(new(run.JobRunId, job.Id, "completed", null), default);
        await FailAsync(job, owner);

        (await host.Jobs.FindAsync(job.Id, default))!.Failures.ShouldBe(1);
    }

    [Fact]
    public async Task The_outcome_is_recorded_once_the_task_has_ended()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);
        var task = await host.Begins.BeginAsync(run, default);
        (await host.Ending.RecordAsync(run, default)).ShouldBeFalse();

        await host.ExecuteAsync($$"""update mezzofy.tasks set status = 'completed', ended_at = now(), result = '{"response":"Done.","artifacts":[]}' where id = '{{task}}'""");
        (await host.Ending.RecordAsync(run, default)).ShouldBeTrue();
        (await host.Ending.RecordAsync(run, default)).ShouldBeTrue();

        var ended = (await host.HistoryAsync(job.Id)).Single();
        (ended.Status, ended.TaskId).ShouldBe(("completed", task));
        ended.Result!.Value.GetProperty("response").GetString().ShouldBe("Done.");
    }

    [Fact]
    public async Task A_run_of_a_job_that_was_cancelled_meanwhile_is_not_made()
    {
        var owner = await host.PersonAsync();
        var (job, run) = await ClaimedAsync(owner.Id);
        await host.Jobs.CancelAsync(job.Id, host.Clock.GetUtcNow(), default);

        (await host.Begins.BeginAsync(run, default)).ShouldBeNull();

        (await host.HistoryAsync(job.Id)).Single().Status.ShouldBe("skipped");
    }

    private async Task FailAsync(ScheduledJob job, User owner)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = await host.Runs.RequestAsync(job, null, default);
        var ended = new EndedJobRun(run.JobRunId, job.Id, "failed", "model_unavailable") { Tell = owner };
        await host.Ending.EndAsync(ended, default);
        await host.Ending.EndAsync(ended, default);
    }

    private async Task<(ScheduledJob Job, string Run)> ClaimedAsync(string owner, string? system = null)
    {
        var job = await host.JobAsync(owner, system: system);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var (_, runs) = await new DueJobs(host.Database.DataSource, host.Options, host.Clock).ClaimAsync(default);
        return (job, runs.Single());
    }

    private async Task PausedAsync(string jobId, string reason)
    {
        var job = (await host.Jobs.FindAsync(jobId, default))!;
        (job.Status, job.PausedReason, job.NextRunAt).ShouldBe(("paused", reason, (DateTimeOffset?)null));
    }
}
