namespace Mezzofy.Core.Delivery.Push;

/// <summary>Notifications to all phones of a person.</summary>
/// <remarks>Idempotent, although FCM is not: a phone that has a receipt is not tried again, whatever came of it.</remarks>
internal sealed class PushChannel(FcmClient fcm, Devices devices, PushReceipts receipts) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.Push;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var notification = delivery.Read<PushNotification>();
        var done = await receipts.ReadAsync(delivery.Id, cancellationToken);
        DeliveryFaultException? transient = null;
        foreach (var (id, token) in await devices.TokensAsync(notification.UserId, cancellationToken))
        {
            if (!done.ContainsKey(id))
            {
                transient = await TryAsync(delivery, notification, id, token, cancellationToken) ?? transient;
            }
        }

        return transient is null ? Outcome(await receipts.ReadAsync(delivery.Id, cancellationToken)) : throw transient;
    }

    /// <returns>The fault after which the phone may be tried again, else null.</returns>
    private async Task<DeliveryFaultException?> TryAsync(
        StoredDelivery delivery, PushNotification notification, string device, string token, CancellationToken cancellationToken)
    {
        await receipts.WriteAsync(delivery.Id, device, PushReceipts.Unknown, null, cancellationToken);
        try
        {
            var id = await fcm.SendAsync(delivery.Id, notification, token, cancellationToken);
            await receipts.WriteAsync(delivery.Id, device, PushReceipts.Sent, id, cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Code == "UNREGISTERED" || fault.Status == 404)
        {
            await receipts.WriteAsync(delivery.Id, device, PushReceipts.Gone, null, cancellationToken);
            await devices.RemoveTokenAsync(token, cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Category == FaultCategory.Permanent && fault.Status is 400)
        {
            await receipts.WriteAsync(delivery.Id, device, PushReceipts.Refused, fault.Code, cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Category != FaultCategory.Unknown)
        {
            await receipts.ClearAsync(delivery.Id, device, cancellationToken);
            if (fault.Category == FaultCategory.Transient)
            {
                return fault;
            }

            throw;
        }
        catch (DeliveryFaultException)
        {
            // The receipt says it already.
        }

        return null;
    }

    private static DeliveryAttempt Outcome(Dictionary<string, (string Outcome, string? ProviderId)> receipts)
    {
        int Count(string outcome) => receipts.Values.Count(receipt => receipt.Outcome == outcome);
        if (Count(PushReceipts.Unknown) is > 0 and var unknown)
        {
            return new(DeliveryStatus.Unknown, Error: $"For {unknown} of {receipts.Count} phones it is not known whether it arrived.");
        }

        return Count(PushReceipts.Sent) > 0
            ? new(DeliveryStatus.Sent, receipts.Values.First(receipt => receipt.Outcome == PushReceipts.Sent).ProviderId)
            : throw DeliveryFaultException.Permanent(receipts.Count == 0 ? "The person has no phone registered." : "None of the person's phones takes notifications any more.");
    }
}
