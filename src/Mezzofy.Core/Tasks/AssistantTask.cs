using System.Text.Json;
using Mezzofy.Core.Conversations;

namespace Mezzofy.Core.Tasks;

/// <summary>A background task as its owner sees it (http-api.md, Long work).</summary>
public sealed record AssistantTask
{
    /// <summary>The task, <c>task_…</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>Its run, <c>run_…</c>.</summary>
    public required string RunId { get; init; }

    /// <summary>The session that the answer goes to.</summary>
    public string? SessionId { get; init; }

    /// <summary>What was asked, shortened.</summary>
    public required string Title { get; init; }

    /// <summary>The door it came through.</summary>
    public required string Source { get; init; }

    /// <summary>The agent, once it is known.</summary>
    public string? Agent { get; init; }

    /// <summary>One of <see cref="TaskStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100, only ever growing; 100 means that it has ended with an answer.</summary>
    public int Progress { get; init; }

    /// <summary>One line about what is being done.</summary>
    public string? Message { get; init; }

    /// <summary>Why it is a task: <c>requested</c>, <c>long</c>, <c>approval</c>, <c>schedule</c> or <c>webhook</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The answer, the same that a send gives; null while there is none.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The code of why it failed, or which limit was hit.</summary>
    public string? Error { get; init; }

    /// <summary>How often its work was begun from the start; a crash in the middle is gone on from, and begins nothing again.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When work began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Where a task stands.</summary>
public static class TaskStatuses
{
    /// <summary>Accepted; begins as soon as there is room.</summary>
    public const string Queued = "queued";

    /// <summary>Being worked on.</summary>
    public const string Running = "running";

    /// <summary>Waits for a person's decision.</summary>
    public const string WaitingApproval = "waiting_approval";

    /// <summary>Ended with an answer.</summary>
    public const string Completed = "completed";

    /// <summary>Ended with a question back.</summary>
    public const string Clarification = "clarification";

    /// <summary>A limit was hit; the result holds what was finished. Never counted as success.</summary>
    public const string LimitReached = "limit_reached";

    /// <summary>Could not be answered.</summary>
    public const string Failed = "failed";

    /// <summary>Stopped by its owner.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Queued, Running, WaitingApproval, Completed, Clarification, LimitReached, Failed, Cancelled];

    /// <summary>Whether nothing more will happen.</summary>
    public static bool IsOver(string status) => status is not (Queued or Running or WaitingApproval);
}

/// <summary>The answer to a request that goes on in the background (202).</summary>
/// <param name="TaskId">The task, <c>task_…</c>.</param>
/// <param name="Status"><c>queued</c>.</param>
/// <param name="EstimatedSeconds">About how long it will take.</param>
/// <param name="SessionId">The session that the answer goes to.</param>
/// <param name="RunId">The run, <c>run_…</c>.</param>
public sealed record TaskTicket(string TaskId, string Status, int EstimatedSeconds, string? SessionId, string RunId);

/// <summary>What a message came to: an answer, or a task that will have one.</summary>
/// <param name="Response">The answer, or null.</param>
/// <param name="Task">The task, or null.</param>
public sealed record ChatOutcome(ChatResponse? Response, TaskTicket? Task)
{
    /// <summary>The run.</summary>
    public string RunId => Response?.RunId ?? Task!.RunId;
}
