namespace Mezzofy.Core.Delivery.Capture;

/// <summary>Stands in for Outlook's calendars while they have no credentials: writes each event as <c>.json</c>.</summary>
internal sealed class CapturedEventChannel(OutboxFolder folder) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.OutlookEvent;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken) =>
        folder.CaptureAsync(delivery, new { delivery.Channel, Event = delivery.Read<CalendarEvent>() }, cancellationToken);
}
