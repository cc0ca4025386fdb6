using Mezzofy.DurableApp;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>host.json's limits of how much runs at once.</summary>
public sealed class ConcurrencyTests : IAsyncLifetime
{
    private readonly string key = Guid.NewGuid().ToString("N");
    private TestDatabase database = null!;
    private DurableHost host = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        host = await DurableHost.StartAsync(
            database.ConnectionString,
            DurableHost.Json.Replace("\"maxConcurrentActivityFunctions\": 16, \"maxConcurrentOrchestratorFunctions\": 16", "\"maxConcurrentActivityFunctions\": 3, \"maxConcurrentOrchestratorFunctions\": 2", StringComparison.Ordinal));
    }

    public async Task DisposeAsync()
    {
        await host.StopAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_host_json_says_and_no_fewer()
    {
        await host.RunAsync("CrowdOfActivities", key);
        Crowds.Most(key).ShouldBe(3);
    }

    [Fact]
    public async Task No_more_orchestrators_run_at_once_than_host_json_says()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.RunAsync("CrowdMember", key)));
        Crowds.Most(key).ShouldBeInRange(1, 2);
    }
}
