using Mezzofy.Core.Agents;

namespace Mezzofy.Core.Conversations;

/// <summary>A session as a new message finds it.</summary>
/// <param name="SessionId">The session, <c>sess_…</c>.</param>
/// <param name="Agent">The agent that answered last, or null.</param>
/// <param name="Clarification">What was asked back and is still open, as JSON, or null.</param>
/// <param name="History">The last messages, oldest first.</param>
/// <param name="IsNew">Whether it has yet to be stored.</param>
public sealed record Conversation(string SessionId, string? Agent, string? Clarification, IReadOnlyList<PastMessage> History, bool IsNew);

/// <summary>A session in a list.</summary>
/// <param name="SessionId">The session, <c>sess_…</c>.</param>
/// <param name="Title">Made from its first message, or given by its owner; at most 200 characters.</param>
/// <param name="Agent">The agent that answered last, or null.</param>
/// <param name="MessageCount">How many messages it has had.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UpdatedAt">When its last message came or its title was changed.</param>
public sealed record SessionSummary(string SessionId, string Title, string? Agent, long MessageCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A page of history, its items already written as the JSON array that clients see.</summary>
/// <param name="Items">A UTF-8 JSON array, oldest message first.</param>
/// <param name="NextCursor">For the page of older messages, or null when there are none.</param>
public sealed record HistoryPage(ReadOnlyMemory<byte> Items, string? NextCursor);
