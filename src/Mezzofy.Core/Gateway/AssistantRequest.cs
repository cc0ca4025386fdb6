using Mezzofy.Core.Agents;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Gateway;

/// <summary>
/// The standard internal format (seed, Gateway): one shape for a request from a phone, a webhook, a schedule or Teams.
/// </summary>
/// <param name="Caller">User, department, role and permissions.</param>
/// <param name="Message">What was asked, as text; at most <see cref="MaxMessageLength"/> characters.</param>
/// <param name="InputType">What it came as.</param>
/// <param name="Source">The door it came through: <c>mobile</c>, <c>webhook</c>, <c>scheduler</c> or <c>teams</c>.</param>
/// <param name="SessionId">The session, <c>sess_…</c>.</param>
public sealed record AssistantRequest(Caller Caller, string Message, InputType InputType, string Source, string SessionId)
{
    /// <summary>The longest message, in UTF-16 characters; beyond it a request is refused with <c>message_too_long</c>.</summary>
    public const int MaxMessageLength = 32_000;

    /// <summary>The agent that a schedule or an event names; taken as it is.</summary>
    public string? Agent { get; init; }

    /// <summary>Of a webhook: the type of the event.</summary>
    public string? EventType { get; init; }

    /// <summary>Of Teams: the channel's name.</summary>
    public string? Channel { get; init; }

    /// <summary>Text taken from media, a file or a page; untrusted.</summary>
    public string? ExtractedText { get; init; }

    /// <summary>Files that came with it, by id.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The last messages of the session, oldest first.</summary>
    public IReadOnlyList<PastMessage> ConversationHistory { get; init; } = [];

    /// <summary>What the user prefers.</summary>
    public UserPreferences Preferences => new(Caller.Language, Caller.TimeZone);
}


/// <summary>What a user prefers.</summary>
/// <param name="Language"><c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="TimeZone">An IANA time zone.</param>
public sealed record UserPreferences(string Language, string TimeZone);

/// <summary>What a request came as (seed, Standard Internal Format).</summary>
public enum InputType
{
    /// <summary>Typed text.</summary>
    Text,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A recording.</summary>
    Audio,

    /// <summary>Live speech.</summary>
    Speech,

    /// <summary>A document.</summary>
    File,

    /// <summary>A link.</summary>
    Url,

    /// <summary>A live camera frame.</summary>
    Camera,
}

