using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Stands in for Outlook while it has no credentials: writes each mail as an <c>.eml</c> file to the outbox folder.</summary>
/// <remarks>The file is named after the delivery and put in place by one rename, so trying twice leaves one whole file.</remarks>
public sealed class CapturedMailChannel(MailComposer composer, EmailLog log, IOptions<DeliveryOptions> options) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.OutlookMail;

    /// <inheritdoc/>
    public bool IsIdempotent => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var mail = JsonSerializer.Deserialize<Mail>(delivery.Payload, ProductJson.Options)!;
        try
        {
            var file = await WriteAsync(delivery, mail, cancellationToken);
            await log.RecordAsync(delivery, mail, options.Value.Sender, DeliveryStatus.Captured, cancellationToken);
            return new(DeliveryStatus.Captured, file);
        }
        catch (ProblemException problem) when (problem.Status == 404)
        {
            return new(DeliveryStatus.Dead, Error: problem.Message);
        }
        catch (IOException exception)
        {
            return new(DeliveryStatus.Pending, Error: exception.Message);
        }
    }

    private async Task<string> WriteAsync(StoredDelivery delivery, Mail mail, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.OutboxFolder).FullName;
        var name = $"{delivery.Id}.eml";
        var part = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part");
        using var message = await composer.ComposeAsync(delivery, mail, options.Value.Sender, cancellationToken);
        try
        {
            await using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                await message.WriteToAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, Path.Combine(folder, name), overwrite: true);
            return name;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
