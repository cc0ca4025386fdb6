using Mezzofy.DurableApp;
using Mezzofy.LocalHost.Tests.Durable;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>The database does as it was told, but the connection breaks before its answer arrives.</summary>
[Trait("Category", "Faults")]
public sealed class LostAnswerTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Relay relay = null!;
    private DurableHost host = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        relay = new Relay(target.Host!, target.Port);
        host = await DurableHost.StartAsync(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = relay.Port }.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await host.StopAsync();
        await relay.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_activity_that_was_handed_out_in_a_commit_of_unknown_outcome_is_run()
    {
        var lost = relay.LoseAnswerAsync("insert into activities", "COMMIT");
        var running = host.RunAsync(nameof(Basics.OneStep), "x");
        await lost.WaitAsync(TimeSpan.FromSeconds(30));

        (await running.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task Activities_of_a_claim_of_unknown_outcome_are_run()
    {
        // More than one host has room for, so that the rest is claimed later.
        var lost = relay.LoseAnswerAsync("update activities a set owner = $1");
        var running = host.RunAsync(nameof(FanOut.Many), 200);
        await lost.WaitAsync(TimeSpan.FromSeconds(30));

        (await running.WaitAsync(TimeSpan.FromSeconds(30))).ReadOutputAs<bool>().ShouldBeTrue();
    }
}
