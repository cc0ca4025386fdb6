namespace Mezzofy.Core.Agents;

/// <summary>A run as it is stored when a message is accepted.</summary>
/// <param name="RunId">The run, <c>run_…</c>.</param>
/// <param name="OwnerId">The user it belongs to.</param>
/// <param name="SessionId">The session, or null.</param>
/// <param name="MessageId">The message it answers, <c>msg_…</c>.</param>
/// <param name="Source">Where the message came from.</param>
/// <param name="Request">The accepted request as JSON; what another process needs to take the run up.</param>
/// <param name="Instance">The process that holds it.</param>
/// <param name="CreatedAt">When the message was accepted.</param>
public sealed record RunRecord(string RunId, string OwnerId, string? SessionId, string MessageId, string Source, string Request, long Instance, DateTimeOffset CreatedAt);

/// <summary>The right to write to a run: its attempt is the fencing token.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">1 for the process that accepted it, one more for each that took it over.</param>
public sealed record RunLease(string RunId, int Attempt);

/// <summary>How a run ended, and what of its journal is not yet stored.</summary>
/// <param name="Status"><c>completed</c>, <c>clarification</c>, <c>limit_reached</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="At">When.</param>
public sealed record RunEnd(string Status, DateTimeOffset At)
{
    /// <summary>The routing decision as JSON.</summary>
    public string? Routing { get; init; }

    /// <summary>The answer's message.</summary>
    public string? ReplyId { get; init; }

    /// <summary>Why it failed or which limit was hit.</summary>
    public string? Error { get; init; }

    /// <summary>The number of the first event in <see cref="Events"/>.</summary>
    public int FirstSeq { get; init; }

    /// <summary>Events that are not yet stored.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];
}

/// <summary>Another process has taken the run over; this one must stop working on it and write nothing more.</summary>
/// <param name="runId">The run.</param>
public sealed class RunTakenOverException(string runId) : Exception($"Run {runId} was taken over by another process.");
