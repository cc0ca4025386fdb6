namespace Mezzofy.Core.Delivery;

/// <summary>An outward effect to be made: stored before it is tried, made at most once for its idempotency key.</summary>
/// <param name="Channel">How it leaves, from <see cref="Channels"/>.</param>
/// <param name="IdempotencyKey">Two effects with the same key are one.</param>
/// <param name="OwnerId">On whose behalf.</param>
/// <param name="RunId">The run that decided it, or null.</param>
/// <param name="Payload">What leaves, as JSON in the channel's own shape.</param>
public sealed record NewDelivery(string Channel, string IdempotencyKey, string OwnerId, string? RunId, string Payload);

/// <summary>A stored effect.</summary>
/// <param name="Id">The delivery, <c>dlv_…</c>.</param>
/// <param name="Channel">How it leaves.</param>
/// <param name="OwnerId">On whose behalf.</param>
/// <param name="Payload">What leaves.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When it was decided.</param>
public sealed record StoredDelivery(string Id, string Channel, string OwnerId, string Payload, DeliveryStatus Status, int Attempts, DateTimeOffset CreatedAt);

/// <summary>The ways out of the company's system.</summary>
public static class Channels
{
    /// <summary>Mail through Outlook.</summary>
    public const string OutlookMail = "outlook_mail";
}

/// <summary>Where an effect stands.</summary>
public enum DeliveryStatus
{
    /// <summary>Waiting for its (next) attempt.</summary>
    Pending,

    /// <summary>Being tried.</summary>
    Sending,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>Written to the outbox folder, because the channel has no credentials; nobody received it.</summary>
    Captured,

    /// <summary>The connection broke after it left; never repeated without a person.</summary>
    Unknown,

    /// <summary>Given up; visible to operators, who may try it again.</summary>
    Dead,
}

/// <summary>What came of an attempt.</summary>
/// <param name="Status"><c>Sent</c>, <c>Captured</c>, <c>Unknown</c>, <c>Dead</c>, or <c>Pending</c> to try again.</param>
/// <param name="ProviderId">What the provider calls it, or the captured file's name.</param>
/// <param name="Error">Why not, one sentence without content.</param>
/// <param name="Delay">How long the provider asks to wait before the next attempt.</param>
public sealed record DeliveryAttempt(DeliveryStatus Status, string? ProviderId = null, string? Error = null, TimeSpan? Delay = null);
