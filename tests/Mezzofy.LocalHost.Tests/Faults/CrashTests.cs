using Mezzofy.DurableApp.Triggers;
using Xunit.Abstractions;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>
/// <c>kill -9</c> at random instants over running orchestrations, a queue and a timer: every orchestration completes, no history is forked, each
/// effect is there, no message is lost, no two runs of the timer overlap.
/// As a part of all tests it is bounded, to 24 kills or half a minute; <c>MEZZOFY_FAULT_KILLS</c> asks for a long run:
/// <c>MEZZOFY_FAULT_KILLS=200 dotnet test tests/Mezzofy.LocalHost.Tests --filter CrashTests</c>.
/// </summary>
[Trait("Category", "Faults")]
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Schema = "durable_durableapp";
    private static readonly string? Asked = Environment.GetEnvironmentVariable("MEZZOFY_FAULT_KILLS");
    private static readonly int Kills = int.Parse(Asked ?? "24");
    private static readonly TimeSpan? Budget = Asked is null ? TimeSpan.FromSeconds(30) : null;
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Two_processes_killed_again_and_again_lose_nothing_and_do_nothing_twice()
    {
        var journeys = new JourneyLoad(database.DataSource, Schema, inFlight: 50);
        await journeys.PrepareAsync();
        var letters = new LetterLoad(database.DataSource);
        var rounds = new RoundLoad(database.DataSource);
        await database.DataSource.ExecuteAsync(Rounds.Table);
        await using var processes = new KilledProcesses(database.ConnectionString, [journeys, letters, rounds], Kills, Budget);
        await processes.StartAsync(2);

        await processes.KillAsync();
        await processes.RestAsync(TimeSpan.FromMinutes(2));

        output.WriteLine($"{processes.Killed} kills over {journeys.Count} journeys, {letters.Count} messages and {await rounds.CountAsync()} runs of a timer; {await RepeatedAsync()} effects happened more than once.");
        processes.Killed.ShouldBeGreaterThan(0);
        await journeys.VerifyAsync();
        await letters.VerifyAsync();
        await rounds.VerifyAsync();
    }

    private Task<long> RepeatedAsync() => database.DataSource.NumberAsync("select count(*) from effects where times > 1");
}
