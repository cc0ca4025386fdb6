using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Calls an orchestrator: the middleware and the function.</summary>
/// <param name="context">What the function is given.</param>
internal delegate Task<object?> OrchestratorCode(TaskOrchestrationContext context);

/// <summary>
/// One replay of an orchestrator: its code runs from the beginning, fed with everything that happened, then with what is new. It runs on
/// the caller's thread and returns when the code waits or has ended. It touches nothing outside, so it may be thrown away and repeated.
/// </summary>
internal sealed class Pass(OrchestrationIdentity identity, OrchestratorCode code, ILoggerFactory loggers)
{
    private readonly OrchestratorThread thread = new();
    private Task<object?>? main;
    private PassEnd? fatal;

    /// <summary>Runs.</summary>
    /// <param name="past">History as it is stored.</param>
    /// <param name="fresh">What has happened since.</param>
    public PassResult Run(IEnumerable<HistoryEvent> past, IEnumerable<HistoryEvent> fresh)
    {
        var context = new ReplayContext(identity, thread, loggers);
        context.SetReplaying(true);
        Feed(context, past);
        context.SetReplaying(false);
        context.Ledger.BeginPresent();
        Feed(context, fresh);
        var end = fatal ?? EndOf(context);
        thread.Close();
        return PassOutcome.Of(context, end);
    }

    private void Feed(ReplayContext context, IEnumerable<HistoryEvent> happened)
    {
        foreach (var one in happened)
        {
            if (fatal is not null)
                return;
            thread.Run(() => Guarded(context, one));
        }
    }

    private void Guarded(ReplayContext context, HistoryEvent happened)
    {
        try
        {
            Apply(context, happened);
        }
        catch (NonDeterminismException changed)
        {
            fatal = changed.End();
        }
        catch (Exception exception) when (happened.Kind == HistoryKind.EventRaised)
        {
            // The waiting code is not asked: as in the official worker, an event that cannot be read ends the instance.
            fatal = Ends.OfDelivery(identity.Name, exception);
        }
    }

    private void Apply(ReplayContext context, HistoryEvent happened)
    {
        switch (happened.Kind)
        {
            case HistoryKind.TurnStarted:
                context.SetTime(happened.At);
                break;
            case HistoryKind.ExecutionStarted:
                main = MainAsync(context);
                break;
            case HistoryKind.TaskScheduled or HistoryKind.TimerCreated or HistoryKind.ChildCreated or HistoryKind.EventSent:
                context.Ledger.Confirm(happened);
                break;
            case HistoryKind.TaskCompleted or HistoryKind.ChildCompleted or HistoryKind.TimerFired:
                context.Ledger.Complete(happened.TaskId, happened.Data);
                break;
            case HistoryKind.TaskFailed or HistoryKind.ChildFailed:
                context.Ledger.Fail(happened.TaskId, happened.Data);
                break;
            case HistoryKind.EventRaised:
                context.Events.Raise(happened);
                break;
        }
    }

    // Awaited here so that a function which ends on another thread comes back to this one, and is noticed.
    private async Task<object?> MainAsync(ReplayContext context) => await code(context);

    private PassEnd? EndOf(ReplayContext context)
    {
        if (thread.Disturbed)
            return Ends.Of(InvalidAwaitException.OtherThread(context.HandedOut.Last));
        if (main is { IsCompleted: false })
            return StillWaiting(context);
        if (main is null)
            return null;
        if (!main.IsCompletedSuccessfully)
            return Ends.Of(main.Exception?.InnerException ?? new TaskCanceledException(main));
        return context.Continuation is { } continuation ? Ends.Continued(context, continuation) : Returned(context, main.Result);
    }

    private static PassEnd? StillWaiting(ReplayContext context)
    {
        if (context.HandedOut.AwaitedOutside is { } step)
            return Ends.Of(InvalidAwaitException.OutsideTheContext(step));
        return context.HandedOut.AreAwaited ? null : Ends.Of(InvalidAwaitException.NothingDurable(context.HandedOut.Last));
    }

    // A timer that was neither awaited to its end nor cancelled keeps the instance running until it fires.
    private static PassEnd? Returned(ReplayContext context, object? result) => context.Ledger.HasOpenTimers ? null : Ends.Completed(result);
}
