using System.Collections.Concurrent;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Runs activities, so many at once as host.json allows; takes more as soon as one ends.</summary>
internal sealed partial class ActivityLoop(
    ActivityStore store,
    ActivityRunner runner,
    OutcomeWriter outcomes,
    ActivityRoom room,
    DoubtfulClaims doubtful,
    Signals signals,
    DurableOptions options,
    ILogger<ActivityLoop> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Guid, Task> running = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Pulse freed = new();
    private CancellationTokenSource lease = new();

    /// <summary>Works until stopped.</summary>
    /// <param name="owner">This process's worker.</param>
    /// <param name="stop">No more are taken.</param>
    public async Task RunAsync(Func<Guid> owner, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Taken before looking: news in between is not lost.
                var (news, place) = (signals.Activities.Next, freed.Next);
                var places = room.Take(int.MaxValue);
                var taken = places > 0 ? await TakeAsync(owner(), places, stop) : 0;
                if (taken == places)
                    await Pulse.WaitAsync(place, options.Poll, stop);
                else
                    await Pulse.WaitAsync(news, options.Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    /// <summary>Runs hand-outs; their places have been taken.</summary>
    public void Start(IEnumerable<ActivityWork> works, Guid owner)
    {
        foreach (var work in works)
        {
            // Keyed anew each time: a hand-out that was lost may come back while its first run still goes on.
            var key = Guid.NewGuid();
            var run = new Task<Task>(() => RunAsync(work, owner, key));
            running[key] = run.Unwrap();
            run.Start(TaskScheduler.Default);
        }
    }

    /// <summary>This process was taken for dead: what runs belongs to others now. Its tokens fire.</summary>
    public void LoseLease() => Interlocked.Exchange(ref lease, new CancellationTokenSource()).Cancel();

    /// <summary>Fires the tokens of what runs and waits for its end.</summary>
    public async Task FinishAsync()
    {
        await stopping.CancelAsync();
        while (running.Values.ToArray() is { Length: > 0 } rest)
            await Task.WhenAll(rest);
    }

    private async Task<int> TakeAsync(Guid owner, int places, CancellationToken stop)
    {
        IReadOnlyList<ActivityWork> works = [];
        var claim = Guid.NewGuid();
        try
        {
            works = await store.ClaimAsync(owner, claim, places, stop);
        }
        catch
        {
            doubtful.Add(claim);
            throw;
        }
        finally
        {
            room.Give(places - works.Count);
        }

        Start(works, owner);
        return works.Count;
    }

    private async Task RunAsync(ActivityWork work, Guid owner, Guid key)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, lease.Token);
        try
        {
            if (await runner.RunAsync(work, owner, end.Token) is { } outcome)
                outcomes.Add(outcome);
            else
                await store.ReleaseAsync(work, owner, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
        finally
        {
            running.TryRemove(key, out _);
            room.Give(1);
            freed.Beat();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Activities could not be taken or given back; trying again.")]
    private partial void LogFailed(Exception exception);
}
