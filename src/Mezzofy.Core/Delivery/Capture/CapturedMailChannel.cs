using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery.Capture;

/// <summary>Stands in for Outlook while it has no credentials: writes each mail as an <c>.eml</c> file to the outbox folder.</summary>
internal sealed class CapturedMailChannel(MailComposer composer, EmailLog log, OutboxFolder folder, IOptions<DeliveryOptions> options) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.OutlookMail;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var mail = delivery.Read<Mail>();
        await log.BeginAsync(delivery, mail, options.Value.Sender, cancellationToken);
        using var message = await composer.ComposeAsync(delivery, mail, options.Value.Sender, cancellationToken);
        return await folder.CaptureAsync($"{delivery.Id}.eml", stream => message.WriteToAsync(stream, cancellationToken));
    }
}
