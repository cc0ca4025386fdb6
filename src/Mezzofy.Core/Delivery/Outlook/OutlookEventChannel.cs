using System.Globalization;
using Microsoft.Graph.Models;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>Events in Outlook calendars through Microsoft Graph.</summary>
/// <remarks>Idempotent: the delivery's id is the event's <c>transactionId</c>, under which Graph makes one event however often it is asked.</remarks>
internal sealed class OutlookEventChannel(GraphConnection connection, MailComposer composer) : IDeliveryChannel
{
    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";

    /// <inheritdoc/>
    public string Name => Channels.OutlookEvent;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var planned = delivery.Read<CalendarEvent>();
        try
        {
            var made = await connection.Graph.Users[planned.Calendar].Events.PostAsync(Event(planned, delivery.Id), cancellationToken: cancellationToken);
            return new(DeliveryStatus.Sent, made?.Id);
        }
        catch (DeliveryFaultException fault) when (fault.Status == 409)
        {
            // The transaction id is taken: an earlier attempt made the event.
            return new(DeliveryStatus.Sent);
        }
    }

    private Event Event(CalendarEvent planned, string deliveryId) => new()
    {
        TransactionId = deliveryId,
        Subject = planned.Subject,
        Body = new ItemBody { ContentType = BodyType.Html, Content = composer.Html(planned.Body) },
        Start = Time(planned.Start, planned.TimeZone),
        End = Time(planned.End, planned.TimeZone),
        Location = planned.Location is { } place ? new Location { DisplayName = place } : null,
        IsReminderOn = planned.ReminderMinutes is null ? null : true,
        ReminderMinutesBeforeStart = planned.ReminderMinutes,
        Attendees = [.. planned.Attendees.Select(person => new Attendee
        {
            Type = AttendeeType.Required,
            EmailAddress = new EmailAddress { Address = person.Address, Name = person.Name },
        })],
    };

    // Graph wants the wall clock and the zone apart.
    private static DateTimeTimeZone Time(DateTimeOffset moment, string zone) => new()
    {
        DateTime = TimeZoneInfo.ConvertTime(moment, Zone(zone)).ToString(Seconds, CultureInfo.InvariantCulture),
        TimeZone = zone,
    };

    private static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw DeliveryFaultException.Permanent($"There is no time zone {name}.");
}
