using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Timers.Store;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Timers;

/// <summary>
/// Runs one timer while this process holds its lock. Runs never overlap; occurrences that pass during a run become one run after it. A
/// monitored occurrence is remembered as done after its run, so a run that was killed is run again, as past due.
/// </summary>
internal sealed partial class TimerLoop(
    TimerFunction timer, Schedule schedule, ScheduleStore store, FunctionDispatcher dispatcher, TimeProvider time, ILogger logger)
{
    // The clock may be set meanwhile; no wait is longer than this before it is looked at again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly bool monitored = timer.IsMonitored && schedule.CanBeMonitored(time.GetUtcNow().UtcDateTime);
    private bool started;

    /// <summary>The function's name.</summary>
    public string Name => timer.Function.Name;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs until the lock is lost or the host stops.</summary>
    /// <param name="session">Holds the lock.</param>
    /// <param name="held">Fires when it is lost, or the host stops.</param>
    public async Task RunAsync(TimerSession session, CancellationToken held)
    {
        var status = monitored ? await StatusAsync(held) : null;
        var due = status?.Next ?? schedule.Next(Now);
        var isPastDue = status is not null && Now > due;
        if (isPastDue || (timer.RunsAtStart && !started))
            due = await FireAsync(session, status, due, isPastDue, held);
        while (!held.IsCancellationRequested)
        {
            await UntilAsync(due, held);
            due = await FireAsync(session, status, due, isPastDue: false, held);
        }
    }

    private async Task<ScheduleStatus> StatusAsync(CancellationToken held)
    {
        if (await store.ReadAsync(Name, schedule.Expression, held) is { } known)
            return known;
        var fresh = new ScheduleStatus { Next = schedule.Next(Now), LastUpdated = Now };
        await store.WriteAsync(Name, schedule.Expression, fresh, held);
        return fresh;
    }

    private async Task UntilAsync(DateTime due, CancellationToken held)
    {
        for (var left = due - Now; left > TimeSpan.Zero; left = due - Now)
            await Task.Delay(left < LongestWait ? left : LongestWait, time, held);
    }

    /// <returns>The occurrence after this one; it may have passed already.</returns>
    private async Task<DateTime> FireAsync(TimerSession session, ScheduleStatus? status, DateTime due, bool isPastDue, CancellationToken held)
    {
        await session.ConfirmAsync(held);
        started = true;
        var began = Now;
        var finished = await CallAsync(new TimerInfo { ScheduleStatus = Copy(status), IsPastDue = isPastDue }, held);

        // On time, the next occurrence counts from this one, without drift; late or at start, from now: what was missed is one run.
        var next = schedule.Next(due <= began && schedule.Next(due) > began ? due : began);
        if (status is null || !finished)
            return next;
        status.Last = began;
        status.Next = next;
        status.LastUpdated = Now;
        await store.WriteAsync(Name, schedule.Expression, status, CancellationToken.None);
        return next;
    }

    /// <returns>False when the call was given up because the lock was lost or the host stops.</returns>
    private async Task<bool> CallAsync(TimerInfo info, CancellationToken held)
    {
        try
        {
            await dispatcher.InvokeAsync(timer.Function, info, held);
            return true;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            LogFailed(Name, exception);
            return true;
        }
    }

    // What the function does to its copy is its own affair.
    private static ScheduleStatus? Copy(ScheduleStatus? status) => status is null
        ? null
        : new ScheduleStatus { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated };

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Function}' (Failed)")]
    private partial void LogFailed(string function, Exception exception);
}
