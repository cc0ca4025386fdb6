namespace Mezzofy.Core.Delivery;

/// <summary>An event in an Outlook calendar; the payload of <see cref="Channels.OutlookEvent"/>.</summary>
/// <param name="Calendar">The mailbox whose calendar it is put in; its owner is the organiser.</param>
/// <param name="Subject">One line, at most 250 characters.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; after <paramref name="Start"/>.</param>
/// <param name="TimeZone">The IANA time zone it is planned and shown in, for example <c>Asia/Singapore</c>.</param>
public sealed record CalendarEvent(string Calendar, string Subject, DateTimeOffset Start, DateTimeOffset End, string TimeZone)
{
    /// <summary>CommonMark; what it is about.</summary>
    public string Body { get; init; } = "";

    /// <summary>Where, or null.</summary>
    public string? Location { get; init; }

    /// <summary>Who is invited, besides the organiser.</summary>
    public IReadOnlyList<MailAddress> Attendees { get; init; } = [];

    /// <summary>Minutes before its start at which Outlook reminds; null for the mailbox's own habit.</summary>
    public int? ReminderMinutes { get; init; }
}
