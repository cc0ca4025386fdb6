using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>A host that is stopped while it works: section 14 of the measured behaviour.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private readonly string key = Guid.NewGuid().ToString("N");
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_token_of_a_running_activity_fires_its_end_is_waited_for_and_recorded_and_it_is_not_repeated()
    {
        var host = await DurableHost.StartAsync(database.ConnectionString);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Noting", new Note(key, 800));
        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 1, "the activity to begin");

        await host.StopAsync();

        (Counter.Count($"{key} cancelled"), Counter.Count($"{key} ended")).ShouldBe((1, 1));
        var again = await DurableHost.StartAsync(database.ConnectionString);
        (await again.EndAsync(id)).RuntimeStatus.ShouldBe(Completed);
        Counter.Count($"{key} begun").ShouldBe(1);
        await again.StopAsync();
    }

    [Fact]
    public async Task An_activity_that_honours_its_token_is_given_back_and_runs_again_after_the_next_start()
    {
        var host = await DurableHost.StartAsync(database.ConnectionString);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("ShortAtSecondTry", key);
        await Eventually.TrueAsync(() => Counter.Count(key) == 1, "the activity to begin");

        await host.StopAsync();

        var again = await DurableHost.StartAsync(database.ConnectionString);
        var end = await again.EndAsync(id);
        (end.RuntimeStatus, end.ReadOutputAs<int>()).ShouldBe((Completed, 2));
        await again.StopAsync();
    }

    [Fact]
    public async Task What_waits_for_an_event_or_a_timer_goes_on_after_the_next_start()
    {
        var host = await DurableHost.StartAsync(database.ConnectionString);
        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        var timer = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 500.0);
        await host.UntilAsync(waiting, one => one.IsRunning);
        await host.UntilAsync(timer, one => one.IsRunning);

        await host.StopAsync();

        var again = await DurableHost.StartAsync(database.ConnectionString);
        await again.Client.RaiseEventAsync(waiting, "Go", "still there");
        (await again.EndAsync(waiting)).ReadOutputAs<string>().ShouldBe("still there");
        (await again.EndAsync(timer)).ReadOutputAs<double>().ShouldBeGreaterThanOrEqualTo(500);
        await again.StopAsync();
    }
}
