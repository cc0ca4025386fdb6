using Mezzofy.Behaviour.Timers;
using Mezzofy.LocalHost.Tests.Timers;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Queues;

/// <summary>The database goes away under load and comes back, as when it is restarted.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Relay relay = null!;

    private string Relayed => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = relay.Port }.ConnectionString;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        relay = new Relay(target.Host!, target.Port);
    }

    public async Task DisposeAsync()
    {
        await relay.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Messages_whose_functions_end_while_the_database_is_away_are_done_with_once_it_is_back_and_the_rest_follow()
    {
        await using var rig = await QueueRig.StartAsync(Relayed);
        await rig.SendAsync("waiting", "1", "2", "3", "4", "5", "6", "7", "8");
        await rig.SeenAsync(4, "began:");

        relay.Cut();
        rig.Open(4);
        await rig.SeenAsync(4, "ended:");
        await Should.ThrowAsync<NpgsqlException>(rig.SendAsync("texts", "not sent"));
        relay.Restore();

        await rig.SeenAsync(8, "began:");
        rig.Open(4);
        await Eventually.TrueAsync(async () => await LeftAsync() == 0, "every message to be done with");
        rig.Sightings.All().Where(one => one.StartsWith("ended:")).Order().ShouldBe(Enumerable.Range(1, 8).Select(number => $"ended:{number}"));
    }

    [Fact]
    public async Task A_timer_that_was_due_while_the_database_was_away_runs_once_it_is_back_as_past_due()
    {
        var clock = new SteppedClock("2026-03-01T12:00:50");
        await using var rig = await TimerRig.StartAsync(Relayed, typeof(EveryMinute), clock);
        await rig.RunsAsync(1, "12:01:00");
        await Eventually.TrueAsync(async () => await LastAsync() is { Minute: 1 }, "the run to be remembered");

        relay.Cut();
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return rig.Log.Any(line => line.StartsWith("The timers lost their database"));
            },
            "the loss to be noticed");
        clock.Advance(TimeSpan.FromMinutes(2));
        rig.Runs().Length.ShouldBe(1);
        relay.Restore();
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
                return rig.Runs().Length > 1;
            },
            "the timer to run");

        rig.Runs()[1][2..].ShouldBe(["True", "2026-03-01T12:01:00.000", "2026-03-01T12:02:00.000"]);
    }

    private async Task<DateTime?> LastAsync()
    {
        await using var command = database.DataSource.CreateCommand("select last from timers.schedules");
        return await command.ExecuteScalarAsync() as DateTime?;
    }

    private async Task<long> LeftAsync()
    {
        await using var command = database.DataSource.CreateCommand("select count(*) from queues.messages");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
