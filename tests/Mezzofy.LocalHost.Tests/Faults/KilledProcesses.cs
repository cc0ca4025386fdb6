using System.Diagnostics;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>Processes of one app on one database, each killed at random instants and started again at once.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="loads">What they work on.</param>
/// <param name="kills">How often one is killed.</param>
/// <param name="budget">No more are killed after this time; null: however long it takes.</param>
internal sealed class KilledProcesses(string connectionString, IReadOnlyList<IFaultLoad> loads, int kills, TimeSpan? budget) : IAsyncDisposable
{
    private const int LongestLifeMilliseconds = 4000;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<AppProcess> apps = [];
    private int left = kills;
    private int killed;

    /// <summary>How many were killed.</summary>
    public int Killed => killed;

    /// <summary>Starts the processes, with work in flight.</summary>
    public async Task StartAsync(int processes)
    {
        for (var i = 0; i < processes; i++)
            apps.Add(await AppProcess.StartAsync(AppOptions.On(connectionString, ("CountRounds", "yes")) with { Program = "Mezzofy.DurableApp" }));
        foreach (var load in loads)
            await load.TopUpAsync(apps[0].Client);
    }

    /// <summary>Kills them again and again while work is topped up.</summary>
    public async Task KillAsync()
    {
        using var over = new CancellationTokenSource();
        var working = WorkAsync(over.Token);
        await Task.WhenAll(apps.Select(KillAgainAndAgainAsync));
        await over.CancelAsync();
        await working;
    }

    /// <summary>Waits until all work has ended; the processes run on.</summary>
    public async Task RestAsync(TimeSpan within)
    {
        foreach (var load in loads)
        {
            await load.TopUpAsync(apps[0].Client);
            await Eventually.TrueAsync(async () => await load.OpenAsync() == 0, "all work to end", within);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
            await app.DisposeAsync();
    }

    private async Task KillAgainAndAgainAsync(AppProcess app)
    {
        while (Interlocked.Decrement(ref left) >= 0 && !(clock.Elapsed > budget))
        {
            // Some die at once, some live long enough to take over what others left.
            await Task.Delay(Random.Shared.Next(0, LongestLifeMilliseconds));
            await app.KillAsync();
            Interlocked.Increment(ref killed);
            await app.StartAsync();
        }
    }

    private async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                foreach (var load in loads)
                    await load.TopUpAsync(apps[Random.Shared.Next(apps.Count)].Client);
            }
            catch (HttpRequestException)
            {
                // It was killed; the next time somebody else is asked.
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }
}
