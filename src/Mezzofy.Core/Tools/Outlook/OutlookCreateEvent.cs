using System.ComponentModel;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>What <see cref="OutlookCreateEvent"/> needs.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="DurationMinutes">How long it takes, in place of <paramref name="End"/>.</param>
/// <param name="TimeZone">Whose clock the times are by.</param>
/// <param name="Attendees">Who is invited.</param>
/// <param name="Body">CommonMark.</param>
/// <param name="Location">Where.</param>
/// <param name="ReminderMinutes">When Outlook reminds.</param>
public sealed record CreateEventArguments(
    [property: Description("The subject, one line.")] string Subject,
    [property: Description("When it begins: local time such as 2026-03-02T15:00.")] string Start,
    [property: Description("When it ends, like start.")] string? End = null,
    [property: Description("Minutes it takes, when end is not given; 30 by default.")] int? DurationMinutes = null,
    [property: Description("IANA time zone of the times; the user's own when absent.")] string? TimeZone = null,
    [property: Description("Who is invited: each an e-mail address, a colleague's name, or a role such as \"CEO\".")] IReadOnlyList<string>? Attendees = null,
    [property: Description("What it is about, as CommonMark.")] string? Body = null,
    [property: Description("Where it takes place.")] string? Location = null,
    [property: Description("Minutes before the start at which Outlook reminds.")] int? ReminderMinutes = null);

/// <summary>Puts an event in the caller's Outlook calendar and invites people, through the outbox.</summary>
public sealed class OutlookCreateEvent(RecipientResolver recipients, Outbox outbox, OutboxDispatcher dispatcher) : Tool<CreateEventArguments>
{
    private const int MaxLine = 250;
    private const int MaxBody = 20_000;
    private const int MaxAttendees = 100;
    private const int MaxReminder = 40_320;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "outlook_create_event",
        "Creates an event in the user's Outlook calendar and invites the attendees: meetings, follow-up reminders, deadlines. The result's status "
        + "says what came of it: sent (it is in the calendar), queued (will be tried again), or captured (no calendar is connected; it was only recorded).",
        [Permissions.CalendarWrite],
        ToolEffect.Outward)
    {
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(CreateEventArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        var planned = Plan(arguments, context) with
        {
            Attendees = [.. await recipients.ResolveAsync(arguments.Attendees ?? [], context, cancellationToken)],
        };
        var delivery = await outbox.EnqueueAsync(NewDelivery.Of(planned, context.IdempotencyKey, context.Caller.UserId, context.RunId) with { OnlyWhileRunning = true }, cancellationToken);
        var status = await dispatcher.DispatchAsync(delivery.Id, cancellationToken);
        return new(new CreateEventResult(status.Name(), delivery.Id, planned.Start, planned.End, planned.TimeZone, planned.Attendees, status.Note("event", "calendar")) { Subject = planned.Subject });
    }

    private static CalendarEvent Plan(CreateEventArguments arguments, ToolContext context)
    {
        var zone = EventTimes.Zone(string.IsNullOrWhiteSpace(arguments.TimeZone) ? context.Caller.TimeZone : arguments.TimeZone.Trim());
        var start = EventTimes.Read(arguments.Start, "start", zone);
        var end = string.IsNullOrWhiteSpace(arguments.End) ? start.AddMinutes(arguments.DurationMinutes ?? 30) : EventTimes.Read(arguments.End, "end", zone);
        if (end <= start || end - start > Longest)
        {
            throw new ToolRefusedException("invalid_time", $"The event must end after it begins, within {Longest.TotalDays:0} days.");
        }

        return end > context.Now
            ? new(context.Caller.Email, arguments.Subject.Trim(), TimeZoneInfo.ConvertTime(start, zone), TimeZoneInfo.ConvertTime(end, zone), zone.Id)
            {
                Body = arguments.Body ?? "",
                Location = string.IsNullOrWhiteSpace(arguments.Location) ? null : arguments.Location.Trim(),
                ReminderMinutes = arguments.ReminderMinutes,
            }
            : throw new ToolRefusedException("in_the_past", "The event would lie in the past.");
    }

    private static void Check(CreateEventArguments arguments)
    {
        if (!IsLine(arguments.Subject) || (arguments.Location is { Length: > 0 } location && !IsLine(location)))
        {
            throw new ToolRefusedException("invalid_subject", $"The subject, and the location, must be one line of 1 to {MaxLine} characters.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Start))
        {
            throw new ToolRefusedException("invalid_time", "start is missing.");
        }

        if (arguments.Body?.Length > MaxBody || arguments.Attendees?.Count > MaxAttendees || arguments.DurationMinutes is < 1 or > 44_640
            || arguments.ReminderMinutes is < 0 or > MaxReminder)
        {
            throw new ToolRefusedException(
                "invalid_arguments", $"At most {MaxBody} characters of body, {MaxAttendees} attendees, 31 days of duration, and a reminder up to four weeks ahead.");
        }
    }

    private static bool IsLine(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLine && !text.AsSpan().ContainsAny('\r', '\n', '\0');
}

/// <summary>What came of an event.</summary>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
/// <param name="DeliveryId">Its row in the outbox.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="TimeZone">Its zone.</param>
/// <param name="Attendees">Who is invited.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record CreateEventResult(
    string Status, string DeliveryId, DateTimeOffset Start, DateTimeOffset End, string TimeZone, IReadOnlyList<MailAddress> Attendees, string? Note)
{
    /// <summary>What it is called.</summary>
    public string? Subject { get; init; }
}
