using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Stores turns and lets follow what follows: caches, waiting callers, activities to run.</summary>
internal sealed class TurnCommit(
    HistoryCache cache,
    ActivityRoom room,
    ActivityLoop activities,
    DoubtfulClaims doubtful,
    DurableWorker worker,
    Signals signals,
    StateWaiters waiters)
{
    /// <summary>Stores turns in the transaction that holds their locks.</summary>
    public async Task RunAsync(TurnBatch batch, IReadOnlyList<Turn> turns)
    {
        if (turns.Count == 0)
            return;
        var writer = new TurnWriter(turns);
        var (owner, claim) = (worker.Id, Guid.NewGuid());
        var kept = room.Take(writer.Activities);
        var news = NewsOf(turns, writer.Activities - kept);
        IReadOnlyList<ActivityWork> taken;
        try
        {
            // Not cancelled by a stop: a batch that was computed is stored, and what it locked is free again at once.
            taken = await writer.WriteAsync(batch, owner, claim, kept, commands => signals.Announce(commands, news), CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A commit whose answer was lost may have been stored.
            if (kept > 0 && exception is not StaleTurnException)
                doubtful.Add(claim);
            room.Give(kept);
            ForgetAll(turns);
            throw;
        }

        Remember(turns);
        activities.Start(taken, owner);
        signals.Tell(news);
        waiters.Changed(turns.Where(HasNewState).Select(turn => turn.State.InstanceId));
    }

    private static News NewsOf(IReadOnlyList<Turn> turns, int activitiesLeft) =>
        (turns.Any(turn => turn.Result is not null || turn.Plan.Restart is not null) ? News.Messages : News.None)
        | (turns.Any(HasNewState) ? News.States : News.None)
        | (activitiesLeft > 0 ? News.Activities : News.None);

    private static bool HasNewState(Turn turn) => turn.Result is not null && (turn.State.History == 0 || turn.Result.End is not null);

    private void Remember(IEnumerable<Turn> turns)
    {
        foreach (var turn in turns)
        {
            if (turn.Result is null && turn.Plan.Restart is null)
                continue;
            if (turn.Result is { End: null })
                cache.Keep(turn.State.InstanceId, turn.State.ExecutionId, [.. turn.Past, .. turn.NewHistory()]);
            else
                cache.Forget(turn.State.InstanceId);
        }
    }

    private void ForgetAll(IEnumerable<Turn> turns)
    {
        foreach (var turn in turns)
            cache.Forget(turn.State.InstanceId);
    }
}
