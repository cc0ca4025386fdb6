using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;

namespace Mezzofy.Core.Gateway;

/// <summary>An accepted message: it is stored with its run, and whoever holds the lease will answer it, also after a crash.</summary>
/// <param name="RunId">The run, <c>run_…</c>.</param>
/// <param name="MessageId">The user's message, <c>msg_…</c>.</param>
/// <param name="Request">The request in the standard internal format, without history.</param>
/// <param name="AcceptedAt">When; what "today" means in its run.</param>
/// <param name="IdempotencyKey">The sender's key, or null.</param>
public sealed record AcceptedMessage(string RunId, string MessageId, AssistantRequest Request, DateTimeOffset AcceptedAt, string? IdempotencyKey)
{
    /// <summary>As it is stored with its run.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ProductJson.Options);

    /// <summary>From what is stored with a run.</summary>
    public static AcceptedMessage FromJson(string json) => JsonSerializer.Deserialize<AcceptedMessage>(json, ProductJson.Options)!;
}
