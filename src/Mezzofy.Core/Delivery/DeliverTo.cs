namespace Mezzofy.Core.Delivery;

/// <summary>Where the result of a run goes (seed, Delivery Methods).</summary>
public sealed record DeliverTo
{
    /// <summary>A Teams channel, as people say it; null for none.</summary>
    public string? TeamsChannel { get; init; }

    /// <summary>Mail addresses; each gets a mail of its own.</summary>
    public IReadOnlyList<string> Email { get; init; } = [];

    /// <summary>A user whose phones are notified, <c>user_…</c>; null for none.</summary>
    public string? PushUserId { get; init; }

    /// <summary>The message in Teams that the result answers; null for none.</summary>
    public TeamsConversation? TeamsReply { get; init; }

    /// <summary>Whether it goes nowhere.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => TeamsChannel is null && TeamsReply is null && PushUserId is null && Email is not { Count: > 0 };
}

/// <summary>The result of a run, to be delivered.</summary>
/// <param name="RunId">The run; the result is delivered once for each.</param>
/// <param name="OwnerId">On whose behalf; the files are theirs.</param>
/// <param name="Title">A line.</param>
/// <param name="Content">CommonMark.</param>
/// <param name="Files">Files it made, by id.</param>
public sealed record RunResult(string RunId, string OwnerId, string Title, string Content, IReadOnlyList<string> Files);

/// <summary>One of the effects that deliver a result.</summary>
/// <param name="DeliveryId">Its row in the outbox.</param>
/// <param name="Channel">How it leaves.</param>
/// <param name="Recipient">The address, channel or user.</param>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
public sealed record ResultReceipt(string DeliveryId, string Channel, string Recipient, string Status);
