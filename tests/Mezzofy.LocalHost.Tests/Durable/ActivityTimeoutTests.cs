using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>An activity over <c>functionTimeout</c>: section 24 of the measured behaviour.</summary>
public sealed class ActivityTimeoutTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private DurableHost host = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        host = await DurableHost.StartAsync(database.ConnectionString, DurableHost.Json.Replace("00:00:05", "00:00:01", StringComparison.Ordinal));
    }

    public async Task DisposeAsync()
    {
        await host.StopAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Its_token_fires_and_the_orchestrator_is_told_a_timeout_of_the_official_name()
    {
        var failed = await host.RunAsync("PauseFor", 20_000);

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        var caught = failed.ReadOutputAs<Caught>()!;
        caught.ErrorType.ShouldBe("Microsoft.Azure.WebJobs.Host.FunctionTimeoutException");
        caught.ErrorMessage.ShouldBe("Timeout value of 00:00:01 was exceeded by function: Functions.Pause");
    }

    [Fact]
    public async Task It_is_not_repeated_without_a_policy_and_with_one_as_often_as_that_says()
    {
        var (once, twice) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var runs = await Task.WhenAll(
            host.RunAsync("Overlong", new FailingStep(once, 1)), host.RunAsync("Overlong", new FailingStep(twice, 2)));

        runs.ShouldAllBe(run => run.RuntimeStatus == OrchestrationRuntimeStatus.Failed);
        (Counter.Count(once), Counter.Count(twice)).ShouldBe((1, 2));
    }
}
