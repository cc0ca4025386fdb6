using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>
/// Writes what turns came to, all of them in the one transaction that holds their locks: history grows, messages leave, new work appears,
/// or nothing of it happens.
/// </summary>
internal sealed class TurnWriter
{
    private readonly InboxWrites inbox = new();
    private readonly HistoryWrites history = new();
    private readonly InstanceWrites instances = new();
    private readonly ActivityWrites activities = new();
    private readonly ChildWrites children = new();
    private int changes;

    /// <summary>Collects.</summary>
    public TurnWriter(IEnumerable<Turn> turns)
    {
        foreach (var turn in turns)
            Collect(turn);
    }

    /// <summary>How many activities are asked for.</summary>
    public int Activities => activities.Count;

    /// <summary>Writes.</summary>
    /// <param name="batch">The locks.</param>
    /// <param name="owner">This process's worker.</param>
    /// <param name="claim">The name of its claim to the activities it takes.</param>
    /// <param name="kept">How many of the activities it takes itself.</param>
    /// <param name="announce">Adds what tells other processes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The activities it takes.</returns>
    /// <exception cref="StaleTurnException">An instance is no longer as its turn found it; nothing may be committed.</exception>
    public async Task<IReadOnlyList<ActivityWork>> WriteAsync(
        TurnBatch batch, Guid owner, Guid claim, int kept, Action<NpgsqlBatch> announce, CancellationToken cancellationToken)
    {
        await children.WriteAsync(batch.Connection, cancellationToken);
        await using var commands = new NpgsqlBatch(batch.Connection);
        inbox.AddTo(commands);
        history.AddTo(commands);
        var taken = activities.AddTo(commands, owner, claim, kept);
        var first = commands.BatchCommands.Count;
        instances.AddTo(commands);
        var last = commands.BatchCommands.Count;
        announce(commands);
        if (commands.BatchCommands.Count > 0)
            await commands.ExecuteNonQueryAsync(cancellationToken);
        if (Enumerable.Range(first, last - first).Sum(i => (long)commands.BatchCommands[i].RecordsAffected) != changes)
            throw new StaleTurnException();
        return taken;
    }

    private void Collect(Turn turn)
    {
        inbox.Sort(turn);
        if (turn.Plan.Restart is { } restart)
            Renew(turn, restart, OrchestrationRuntimeStatus.Pending);
        if (turn.Result is not { } result)
            return;
        foreach (var step in result.NewSteps)
            Ask(turn, result, step);
        foreach (var timer in result.CancelledTimers)
            inbox.Cancel(turn.State, timer);
        if (result.End is ContinuedEnd next)
            Continue(turn, next);
        else
            Advance(turn, result.End);
    }

    private void Ask(Turn turn, PassResult result, Step step)
    {
        switch (step)
        {
            case ActivityStep activity:
                activities.Add(turn.State, activity);
                break;
            case TimerStep timer when result.End is null && !result.CancelledTimers.Contains(timer.TaskId):
                inbox.AddOwn(new NewMessage(turn.State.InstanceId, HistoryKind.TimerFired, turn.State.ExecutionId, timer.TaskId, VisibleAt: NotBefore(timer.FireAt)));
                break;
            case ChildStep child:
                children.Add(turn.State, child);
                break;
            case EventStep sent:
                inbox.Send(new NewMessage(
                    sent.InstanceId, HistoryKind.EventRaised, null, Name: sent.Name, Data: history.Travelling(sent.InstanceId, sent.Payload)));
                break;
        }
    }

    private void Advance(Turn turn, PassEnd? end)
    {
        history.Append(turn);
        instances.Advance(turn);
        changes++;
        if (end is null)
            return;
        inbox.End(turn.State.InstanceId);
        if (turn.State.Parent is { } parent)
            Answer(parent, end);
    }

    private void Answer(ParentLink parent, PassEnd end)
    {
        var (kind, data) = end is FailedEnd failed
            ? (HistoryKind.ChildFailed, InstanceWrites.Failure(failed.Details))
            : (HistoryKind.ChildCompleted, ((CompletedEnd)end).Output);
        inbox.Send(new NewMessage(
            parent.InstanceId, kind, parent.ExecutionId, parent.TaskId, Data: history.Travelling(parent.InstanceId, data)));
    }

    private void Continue(Turn turn, ContinuedEnd next)
    {
        var state = turn.State;
        Renew(turn, new StartRequest(state.InstanceId, Guid.CreateVersion7(), state.Name, next.Input, null, null, state.Parent), OrchestrationRuntimeStatus.Running);
        for (var i = 0; i < next.Carried.Count; i++)
        {
            var carried = next.Carried[i];
            inbox.AddOwn(new NewMessage(
                state.InstanceId, HistoryKind.EventRaised, null, Name: carried.Name, Data: carried.Reference ?? carried.Data, Ord: StartStore.CarriedOrd(i)));
        }
    }

    private void Renew(Turn turn, StartRequest next, OrchestrationRuntimeStatus status)
    {
        history.Clear(turn.State.InstanceId);
        instances.Renew(turn, next, status);
        inbox.AddOwn(StartStore.First(next.InstanceId, next.ExecutionId));
        changes++;
    }

    // The database keeps microseconds: rounded up, so that no timer fires before its time.
    private static DateTime NotBefore(DateTime time) =>
        time > DateTime.MaxValue.AddDays(-1) ? time : time.AddTicks((TimeSpan.TicksPerMicrosecond - (time.Ticks % TimeSpan.TicksPerMicrosecond)) % TimeSpan.TicksPerMicrosecond);
}
