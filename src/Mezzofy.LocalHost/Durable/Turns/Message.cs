using Mezzofy.LocalHost.Durable.Replay;

namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>Something that waits in an instance's inbox.</summary>
/// <param name="Ord">Its place.</param>
/// <param name="ExecutionId">The generation it is for; null: any.</param>
/// <param name="Kind">What it becomes in history.</param>
/// <param name="TaskId">The step it answers, or -1.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Data">The result, payload or failure as JSON; for a start that waits for the end of another, the start.</param>
/// <param name="Reference">Where <paramref name="Data"/> is kept, when it is too large to travel.</param>
internal sealed record Message(
    long Ord, Guid? ExecutionId, HistoryKind Kind, int TaskId, string? Name, string? Data, string? Reference);
