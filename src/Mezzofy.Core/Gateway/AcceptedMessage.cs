using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Realtime;

namespace Mezzofy.Core.Gateway;

/// <summary>An accepted message: it is stored with its run, and whoever holds the lease will answer it, also after a crash.</summary>
/// <param name="RunId">The run, <c>run_…</c>.</param>
/// <param name="MessageId">The user's message, <c>msg_…</c>.</param>
/// <param name="Request">The request in the standard internal format, without history.</param>
/// <param name="AcceptedAt">When; what "today" means in its run.</param>
/// <param name="IdempotencyKey">The sender's key, or null.</param>
public sealed record AcceptedMessage(string RunId, string MessageId, AssistantRequest Request, DateTimeOffset AcceptedAt, string? IdempotencyKey)
{
    /// <summary>Whether somebody follows the run's events: they are stored and told as they happen.</summary>
    public bool IsWatched { get; init; }

    /// <summary>What a task of it is called; null for the beginning of the message.</summary>
    public string? Title { get; init; }

    /// <summary>Where the result goes besides the session, as the seed's <c>deliver_to</c>, or null.</summary>
    public string? DeliverTo { get; init; }

    /// <summary>Who approves what needs a person, <c>user_…</c>; null for the caller.</summary>
    public string? ApproverId { get; init; }

    /// <summary>The run's stream.</summary>
    public StreamedRun StreamOf(string? taskId) => new(RunId, Request.Caller.UserId, Request.SessionId, taskId);

    /// <summary>As it is stored with its run.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ProductJson.Options);

    /// <summary>From what is stored with a run.</summary>
    public static AcceptedMessage FromJson(string json) => JsonSerializer.Deserialize<AcceptedMessage>(json, ProductJson.Options)!;
}
