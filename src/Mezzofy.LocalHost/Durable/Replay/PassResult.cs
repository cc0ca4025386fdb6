using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>What one replay of an orchestrator came to.</summary>
/// <param name="NewSteps">What it asked for that history does not have yet, in order.</param>
/// <param name="CancelledTimers">The sequence numbers of the timers it cancelled for the first time.</param>
/// <param name="CustomStatus">Its custom status as JSON; <c>null</c> as text when it set none.</param>
/// <param name="End">How it ended; null while it waits.</param>
internal sealed record PassResult(
    IReadOnlyList<Step> NewSteps, IReadOnlyList<int> CancelledTimers, string CustomStatus, PassEnd? End);

/// <summary>How an orchestration ended.</summary>
internal abstract record PassEnd;

/// <summary>It returned.</summary>
/// <param name="Output">What, as JSON.</param>
internal sealed record CompletedEnd(string? Output) : PassEnd;

/// <summary>It failed.</summary>
/// <param name="Output">Why, as clients see it.</param>
/// <param name="Details">Why, as a parent sees it.</param>
/// <param name="Abrupt">Whether the pass itself went wrong, so that what it asked for is not done.</param>
internal sealed record FailedEnd(string Output, TaskFailureDetails Details, bool Abrupt = false) : PassEnd;

/// <summary>It begins again.</summary>
/// <param name="Input">The next generation's input as JSON.</param>
/// <param name="Carried">The events handed on, in order.</param>
internal sealed record ContinuedEnd(string? Input, IReadOnlyList<HistoryEvent> Carried) : PassEnd;
