using System.Diagnostics;
using System.Globalization;
using Mezzofy.Bench.Http;
using Mezzofy.Testing;

namespace Mezzofy.Bench.Schedules;

/// <summary>Ticks of the dispatcher over many jobs: with nothing due, with a hundred due, and with ten thousand due and two dispatchers.</summary>
internal sealed class ScheduleLane : ILane
{
    private const int Due = 100;
    private const int Many = 10_000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    public string Name => "schedule";

    public string Usage => "ticks of the dispatcher, each run durably started: schedule [jobs = 1000000] [ticks = 20]; needs MEZZOFY_TEST_POSTGRES";

    public async Task RunAsync(string[] arguments)
    {
        var jobs = int.Parse(arguments.ElementAtOrDefault(0) ?? "1000000", CultureInfo.InvariantCulture);
        var ticks = int.Parse(arguments.ElementAtOrDefault(1) ?? "20", CultureInfo.InvariantCulture);
        await using var database = await TestDatabase.CreateAsync();
        await SeedAsync(database, jobs);
        await using var first = await ScheduleBenchHost.StartAsync(database);
        await using var second = await ScheduleBenchHost.StartAsync(database);

        Console.WriteLine($"| {jobs} jobs | ticks | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine($"| nothing due {new Percentiles(await TicksAsync(first, 200, 0, () => Task.CompletedTask))}");
        var next = 0;
        var hundred = await TicksAsync(first, ticks + 3, Due, () => MakeDueAsync(database, (next += Due) - Due, Due));
        Console.WriteLine($"| {Due} due, all durably started {new Percentiles(hundred.Skip(3))}");

        await MakeDueAsync(database, next, Many);
        var began = Stopwatch.GetTimestamp();
        var started = await Task.WhenAll(UntilStartedAsync(database, first, next, began), UntilStartedAsync(database, second, next, began));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var recorded = await CountAsync(database, $"job_runs where status = 'running' and job_id >= '{Id(next)}' and job_id < '{Id(next + Many)}'");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Many} due at once, two dispatchers: {started.Sum()} started ({started[0]} + {started[1]}), {recorded} recorded, in {seconds:0.0} s"));
    }

    private static async Task<List<double>> TicksAsync(ScheduleBenchHost host, int ticks, int due, Func<Task> before)
    {
        var times = new List<double>();
        for (var i = 0; i < ticks; i++)
        {
            await before();
            var began = Stopwatch.GetTimestamp();
            var started = await host.TickAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (started != due)
                throw new InvalidOperationException($"{started} were started, not {due}.");
        }

        return times;
    }

    private static async Task<int> UntilStartedAsync(TestDatabase database, ScheduleBenchHost host, int from, long began)
    {
        var started = 0;
        var all = $"job_runs where status = 'running' and job_id >= '{Id(from)}' and job_id < '{Id(from + Many)}'";
        while (Stopwatch.GetElapsedTime(began) < Bound && await CountAsync(database, all) < Many)
            started += await host.TickAsync();
        return started;
    }

    private static async Task SeedAsync(TestDatabase database, int jobs)
    {
        await ExecuteAsync(database, $$"""
            insert into mezzofy.scheduled_jobs (id, name, owner_id, department, schedule, anchor_at, misfire, catch_up_limit, overlap, agent, message,
                deliver_to, next_run_at, created_at, updated_at)
            select 'job_' || lpad(to_hex(n), 32, '0'), 'Job ' || n, 'user_1', 'sales', '{"type":"cron","cron":"0 9 * * 1","time_zone":"Asia/Singapore"}', now(),
                'run_once', 10, 'skip', 'sales', 'Report the pipeline.', '{}', now() + interval '1 day' + n * interval '1 second', now(), now()
            from generate_series(0, {{jobs - 1}}) n
            """);
        await ExecuteAsync(database, "vacuum analyze mezzofy.scheduled_jobs");
    }

    private static Task MakeDueAsync(TestDatabase database, int from, int count) => ExecuteAsync(
        database, $"update mezzofy.scheduled_jobs set next_run_at = date_trunc('second', now()) where id >= '{Id(from)}' and id < '{Id(from + count)}'");

    private static string Id(int number) => $"job_{number:x32}";

    private static async Task<long> CountAsync(TestDatabase database, string from)
    {
        await using var command = database.DataSource.CreateCommand($"select count(*) from mezzofy.{from}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
