namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>What history records. The numbers are stored.</summary>
internal enum HistoryKind : short
{
    TurnStarted = 0,
    ExecutionStarted = 1,
    TaskScheduled = 2,
    TaskCompleted = 3,
    TaskFailed = 4,
    TimerCreated = 5,
    TimerFired = 6,
    ChildCreated = 7,
    ChildCompleted = 8,
    ChildFailed = 9,
    EventRaised = 10,
    EventSent = 11,
    ExecutionCompleted = 12,
    ExecutionFailed = 13,
    ExecutionTerminated = 14,
}

/// <summary>One line of an orchestration's history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by the database's clock, UTC.</param>
/// <param name="TaskId">The sequence number of the step it belongs to, or -1.</param>
/// <param name="Name">The name of the activity, child or event.</param>
/// <param name="Data">A result, payload or failure as JSON; the id of a child that was created.</param>
/// <param name="Reference">Where <paramref name="Data"/> is kept, when it is too large to travel.</param>
internal sealed record HistoryEvent(
    HistoryKind Kind, DateTime At, int TaskId = -1, string? Name = null, string? Data = null, string? Reference = null);
