using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>What the code asked for during a pass, set against what history has of it.</summary>
internal sealed class StepLedger
{
    private readonly Dictionary<int, (Step Step, TaskCompletionSource<string?> Source)> open = [];
    private readonly SortedDictionary<int, Step> unrecorded = [];
    private readonly HashSet<int> openTimers = [];
    private readonly List<int> cancelledTimers = [];
    private int next;

    /// <summary>What history does not have yet, in order.</summary>
    public IReadOnlyList<Step> Unrecorded => [.. unrecorded.Values];

    /// <summary>The timers that were cancelled in this pass for the first time.</summary>
    public IReadOnlyList<int> CancelledTimers => cancelledTimers;

    /// <summary>Whether a timer is neither fired nor cancelled.</summary>
    public bool HasOpenTimers => openTimers.Count > 0;

    /// <summary>The past is over: what was cancelled in it was dealt with then.</summary>
    public void BeginPresent() => cancelledTimers.Clear();

    /// <summary>The next sequence number.</summary>
    public int NextId() => next++;

    /// <summary>Asks for a step whose result comes later.</summary>
    public Task<string?> Ask(Step step)
    {
        Note(step);
        var source = new TaskCompletionSource<string?>();
        open.Add(step.TaskId, (step, source));
        return source.Task;
    }

    /// <summary>Asks for a timer.</summary>
    public Task AskTimer(TimerStep step, CancellationToken cancellation)
    {
        var task = Ask(step);
        openTimers.Add(step.TaskId);
        if (cancellation.CanBeCanceled)
            cancellation.Register(() => Cancel(step.TaskId, cancellation));
        return task;
    }

    /// <summary>Asks for a step that has no result.</summary>
    public void Note(Step step) => unrecorded.Add(step.TaskId, step);

    /// <summary>History says that a step was asked for.</summary>
    /// <exception cref="NonDeterminismException">The code did not, or asked for another one.</exception>
    public void Confirm(HistoryEvent recorded)
    {
        if (!unrecorded.Remove(recorded.TaskId, out var step))
            throw NonDeterminismException.Missing(recorded);
        if (step.Recorded != recorded.Kind || !step.Name.Equals(recorded.Name ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            throw NonDeterminismException.Different(recorded, step);
    }

    /// <summary>A step ended; one that is over already is left alone.</summary>
    public void Complete(int taskId, string? data)
    {
        openTimers.Remove(taskId);
        if (open.Remove(taskId, out var entry))
            entry.Source.TrySetResult(data);
    }

    /// <summary>A step failed.</summary>
    public void Fail(int taskId, string? details)
    {
        if (open.Remove(taskId, out var entry))
            entry.Source.TrySetException(new TaskFailedException(entry.Step.Name, taskId, DurableJson.Read<TaskFailureDetails>(details)!));
    }

    private void Cancel(int taskId, CancellationToken cancellation)
    {
        if (!open.Remove(taskId, out var entry))
            return;
        openTimers.Remove(taskId);
        cancelledTimers.Add(taskId);
        entry.Source.TrySetCanceled(cancellation);
    }
}
