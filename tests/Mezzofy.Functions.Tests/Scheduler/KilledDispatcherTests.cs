using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Scheduler;

/// <summary>A process that is killed while jobs are due.</summary>
public sealed class KilledDispatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);
    private readonly RunningApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [LocalFact]
    public async Task Every_occurrence_is_run_once()
    {
        const int jobs = 30;
        var owner = await app.ScalarAsync<string>("select id from mezzofy.users where role = 'sales_manager'");
        await app.ScalarAsync<long>(
            """
            with made as (insert into mezzofy.scheduled_jobs (id, name, owner_id, department, schedule, anchor_at, misfire, catch_up_limit, overlap,
                    agent, message, deliver_to, next_run_at, created_at, updated_at)
                select 'job_' || lpad(to_hex(n), 32, '0'), 'Job ' || n, $1, 'sales', jsonb_build_object('type', 'once', 'once', at, 'time_zone', 'UTC'), at, 'run_once', 1, 'skip',
                    'sales', 'How many leads are there?', '{}', at, at, at
                from generate_series(1, $2) n, date_trunc('second', now() + interval '3 seconds') at returning 1)
            select count(*) from made
            """,
            owner, jobs);
        await Eventually.TrueAsync(async () => await CountAsync("job_runs") > 0, "the first claim", Bound);
        await app.KillAsync();
        await app.RestartAsync();
        await Eventually.TrueAsync(async () => await CountAsync("job_runs where status = 'completed'") == jobs, "every run to be completed", Bound);

        (await CountAsync("job_runs")).ShouldBe(jobs);
        (await CountAsync("tasks where reason = 'schedule'")).ShouldBe(jobs);
    }

    private Task<long> CountAsync(string from) => app.ScalarAsync<long>($"select count(*) from mezzofy.{from}");
}
