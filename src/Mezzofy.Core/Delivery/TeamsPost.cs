namespace Mezzofy.Core.Delivery;

/// <summary>A post in Teams; the payload of <see cref="Channels.Teams"/>. It goes to a channel, or into a conversation with the bot.</summary>
/// <param name="Channel">The channel as people say it, <c>sales</c> or <c>#sales</c>; null when <see cref="Conversation"/> is given.</param>
/// <param name="Title">One line, at most 250 characters.</param>
/// <param name="Text">CommonMark; what does not fit on a card is cut and said to be.</param>
public sealed record TeamsPost(string? Channel, string Title, string Text)
{
    /// <summary>Names and values that the card shows as a short table.</summary>
    public IReadOnlyList<TeamsFact> Facts { get; init; } = [];

    /// <summary>Files that the card lists, by id; they belong to the owner of the delivery.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The conversation with the bot that it answers, or null.</summary>
    public TeamsConversation? Conversation { get; init; }
}

/// <summary>A name and a value on a card.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record TeamsFact(string Name, string Value);

/// <summary>A conversation with the bot, from an activity whose token was verified.</summary>
/// <param name="ServiceUrl">Where the conversation is served; called only when it is one of the configured addresses.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="ReplyToId">The activity that is answered, or null.</param>
public sealed record TeamsConversation(string ServiceUrl, string ConversationId, string? ReplyToId = null);
