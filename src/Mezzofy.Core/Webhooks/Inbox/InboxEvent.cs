namespace Mezzofy.Core.Webhooks.Inbox;

/// <summary>An event to be stored, once for its source and id.</summary>
/// <param name="Source">As in <see cref="WebhookSourceNames"/>.</param>
/// <param name="ExternalId">What the sender calls it.</param>
/// <param name="Type">Its type.</param>
/// <param name="OccurredAt">When it happened, or null.</param>
/// <param name="Data">JSON text.</param>
/// <param name="Status"><see cref="EventStatuses.Accepted"/>, or <see cref="EventStatuses.Unhandled"/> when nothing is to be done.</param>
public sealed record InboxEvent(string Source, string ExternalId, string Type, DateTimeOffset? OccurredAt, string Data, string Status);

/// <summary>What storing an event came to.</summary>
/// <param name="EventId">Its id here, <c>evt_…</c>; of a duplicate that of the first.</param>
/// <param name="IsNew">Whether it was not known.</param>
public sealed record InboxReceipt(string EventId, bool IsNew);

/// <summary>Where an event stands.</summary>
public static class EventStatuses
{
    /// <summary>Stored; its work has not begun.</summary>
    public const string Accepted = "accepted";

    /// <summary>A step of it is done.</summary>
    public const string Running = "running";

    /// <summary>All its steps are done, or had nothing to do.</summary>
    public const string Completed = "completed";

    /// <summary>A step could not be done; it can be replayed.</summary>
    public const string Failed = "failed";

    /// <summary>Of a type that nothing is done about.</summary>
    public const string Unhandled = "unhandled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, Running, Completed, Failed, Unhandled];
}
