namespace Mezzofy.Core.Delivery.Capture;

/// <summary>Stands in for FCM while it has no credentials: writes each notification as <c>.json</c>, with the number of phones it would go to.</summary>
internal sealed class CapturedPushChannel(OutboxFolder folder, Push.Devices devices) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.Push;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var notification = delivery.Read<PushNotification>();
        var phones = await devices.ListAsync(notification.UserId, cancellationToken);
        return await folder.CaptureAsync(delivery, new { delivery.Channel, Notification = notification, Devices = phones.Count }, cancellationToken);
    }
}
