using System.Text.Json;

namespace Mezzofy.Core.Delivery;

/// <summary>An outward effect to be made: stored before it is tried, made at most once for its idempotency key.</summary>
/// <param name="Channel">How it leaves, from <see cref="Channels"/>.</param>
/// <param name="IdempotencyKey">Two effects with the same key are one.</param>
/// <param name="OwnerId">On whose behalf.</param>
/// <param name="RunId">The run that decided it, or null.</param>
/// <param name="Payload">What leaves, as JSON in the channel's own shape.</param>
public sealed record NewDelivery(string Channel, string IdempotencyKey, string OwnerId, string? RunId, string Payload)
{
    /// <summary>Whether it is not made any more once its run was cancelled; what a run's result says afterwards is.</summary>
    public bool OnlyWhileRunning { get; init; }

    /// <summary>A mail.</summary>
    public static NewDelivery Of(Mail mail, string idempotencyKey, string ownerId, string? runId = null) =>
        new(Channels.OutlookMail, idempotencyKey, ownerId, runId, Json(mail));

    /// <summary>An event in a calendar.</summary>
    public static NewDelivery Of(CalendarEvent calendarEvent, string idempotencyKey, string ownerId, string? runId = null) =>
        new(Channels.OutlookEvent, idempotencyKey, ownerId, runId, Json(calendarEvent));

    /// <summary>A post in Teams.</summary>
    public static NewDelivery Of(TeamsPost post, string idempotencyKey, string ownerId, string? runId = null) =>
        new(Channels.Teams, idempotencyKey, ownerId, runId, Json(post));

    /// <summary>A push notification.</summary>
    public static NewDelivery Of(PushNotification notification, string idempotencyKey, string ownerId, string? runId = null) =>
        new(Channels.Push, idempotencyKey, ownerId, runId, Json(notification));

    private static string Json<T>(T payload) => JsonSerializer.Serialize(payload, ProductJson.Options);
}

/// <summary>A stored effect.</summary>
/// <param name="Id">The delivery, <c>dlv_…</c>.</param>
/// <param name="Channel">How it leaves.</param>
/// <param name="OwnerId">On whose behalf.</param>
/// <param name="Payload">What leaves.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When it was decided.</param>
public sealed record StoredDelivery(string Id, string Channel, string OwnerId, string Payload, DeliveryStatus Status, int Attempts, DateTimeOffset CreatedAt)
{
    /// <summary>What the provider calls it, as far as an earlier attempt came; or null.</summary>
    public string? ProviderId { get; init; }

    /// <summary>How often the provider was asked what became of the last attempt.</summary>
    public int Checks { get; init; }

    /// <summary>What leaves, in the channel's own shape.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Payload, ProductJson.Options)!;
}

/// <summary>The ways out of the company's system.</summary>
public static class Channels
{
    /// <summary>Mail through Outlook; the payload is a <see cref="Mail"/>.</summary>
    public const string OutlookMail = "outlook_mail";

    /// <summary>An event in an Outlook calendar; the payload is a <see cref="CalendarEvent"/>.</summary>
    public const string OutlookEvent = "outlook_event";

    /// <summary>A post in Teams; the payload is a <see cref="TeamsPost"/>.</summary>
    public const string Teams = "teams";

    /// <summary>A notification on a phone; the payload is a <see cref="PushNotification"/>.</summary>
    public const string Push = "push";
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

    /// <summary>The connection broke after it left: read back where the provider allows it, never repeated blindly.</summary>
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
