using System.Collections.Concurrent;
using Mezzofy.Core.Scheduling;

namespace Mezzofy.Core.Tests.Scheduling;

public sealed class DispatchTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> started = new();
    private SchedulingHost host = null!;

    public async Task InitializeAsync() => host = await SchedulingHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_job_is_started_at_its_time_and_not_before()
    {
        var job = await host.JobAsync("user_1");
        await TickAsync();
        started.ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromHours(1));
        await TickAsync();
        await TickAsync();

        started.ShouldBe([$"run:{job.Id}:20260304T030000Z"]);
        (await host.Jobs.FindAsync(job.Id, default))!.NextRunAt.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
        (await host.HistoryAsync(job.Id)).Single().Status.ShouldBe("running");
    }

    [Fact]
    public async Task Two_dispatchers_at_once_start_each_occurrence_once()
    {
        host.Options.BatchSize = 20;
        for (var i = 0; i < 300; i++)
        {
            await host.JobAsync("user_1");
        }

        host.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(TickAsync(), TickAsync());
        await TickAsync();

        started.Count.ShouldBe(300);
        started.Distinct().Count().ShouldBe(300);
    }

    [Fact]
    public async Task A_run_whose_dispatcher_died_between_claim_and_start_is_started_by_the_next_tick()
    {
        var job = await host.JobAsync("user_1");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await new DueJobs(host.Database.DataSource, host.Options, host.Clock).ClaimAsync(default);
        await TickAsync();
        started.ShouldBeEmpty();

        host.Clock.Advance(DueJobs.StartWithin);
        await TickAsync();

        started.ShouldBe([$"run:{job.Id}:20260304T030000Z"]);
    }

    [Fact]
    public async Task A_run_that_cannot_be_started_is_tried_again()
    {
        await host.JobAsync("user_1");
        host.Clock.Advance(TimeSpan.FromHours(1));
        (await host.Dispatcher().TickAsync((_, _) => throw new TimeoutException(), default)).ShouldBe(0);

        host.Clock.Advance(DueJobs.StartWithin);
        await TickAsync();

        started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_three_hours_of_outage_one_run_is_made_late()
    {
        var job = await host.JobAsync("user_1");
        host.Clock.Advance(TimeSpan.FromHours(3.5));
        await TickAsync();

        started.ShouldBe([$"run:{job.Id}:20260304T050000Z"]);
    }

    [Fact]
    public async Task Runs_that_are_caught_up_go_one_after_the_other()
    {
        var job = await host.JobAsync("user_1", misfire: MisfirePolicies.CatchUp);
        host.Clock.Advance(TimeSpan.FromHours(3.5));
        await TickAsync();
        started.Count.ShouldBe(1);

        await host.Ending.EndAsync(new(started.Last(), job.Id, "completed", null), default);
        await TickAsync();
        await host.Ending.EndAsync(new(started.Last(), job.Id, "completed", null), default);
        await TickAsync();

        started.ShouldBe([$"run:{job.Id}:20260304T030000Z", $"run:{job.Id}:20260304T040000Z", $"run:{job.Id}:20260304T050000Z"]);
    }

    [Fact]
    public async Task An_occurrence_is_skipped_while_the_run_before_goes_on()
    {
        var job = await host.JobAsync("user_1");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await TickAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await TickAsync();

        started.Count.ShouldBe(1);
        var skipped = (await host.HistoryAsync(job.Id))[0];
        (skipped.Status, skipped.Error).ShouldBe(("skipped", "overlap"));
    }

    [Fact]
    public async Task A_job_that_is_paused_or_over_is_not_claimed()
    {
        var once = await host.JobAsync("user_1", new("once") { Once = host.Clock.GetUtcNow().AddMinutes(1) });
        var cancelled = await host.JobAsync("user_1");
        await host.Jobs.CancelAsync(cancelled.Id, host.Clock.GetUtcNow(), default);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await TickAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await TickAsync();

        started.Single().ShouldContain(once.Id);
        (await host.Jobs.FindAsync(once.Id, default))!.Status.ShouldBe("ended");
    }

    [Fact]
    public async Task What_is_due_is_found_by_the_index()
    {
        await host.ExecuteAsync("insert into mezzofy.scheduled_jobs (id, name, owner_id, department, schedule, anchor_at, misfire, catch_up_limit, overlap, agent, message, deliver_to, next_run_at, created_at, updated_at) select 'job_' || n, 'x', 'u', 'sales', '{}', now(), 'skip', 1, 'skip', 'sales', 'x', '{}', now() + interval '1 day' + n * interval '1 second', now(), now() from generate_series(1, 5000) n");
        await host.ExecuteAsync("analyze mezzofy.scheduled_jobs");

        await using var explain = host.Database.DataSource.CreateCommand(
            "explain select id from mezzofy.scheduled_jobs where next_run_at is not null and next_run_at <= now() order by next_run_at limit 250 for update skip locked");
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(0);
        }

        plan.ShouldContain("scheduled_jobs_due");
    }

    private Task<int> TickAsync() => host.Dispatcher().TickAsync(
        (run, _) =>
        {
            started.Enqueue(run);
            return Task.CompletedTask;
        },
        default);
}
