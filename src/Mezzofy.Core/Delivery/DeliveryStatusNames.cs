namespace Mezzofy.Core.Delivery;

/// <summary>How people and models are told where an effect stands; never more than is known.</summary>
public static class DeliveryStatusNames
{
    /// <summary><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</summary>
    public static string Name(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Sent => "sent",
        DeliveryStatus.Captured => "captured",
        DeliveryStatus.Unknown => "unknown",
        DeliveryStatus.Dead => "failed",
        _ => "queued",
    };

    /// <summary>What a reader must know about it; null when it was sent.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="what">What it is, for example "mail".</param>
    /// <param name="system">What would send it, for example "mail system".</param>
    public static string? Note(this DeliveryStatus status, string what, string system) => status switch
    {
        DeliveryStatus.Captured => $"No {system} is connected: the {what} was written to the outbox folder and reached nobody.",
        DeliveryStatus.Pending or DeliveryStatus.Sending => $"The {what} is in the outbox and will be tried again.",
        DeliveryStatus.Unknown => $"The connection broke while the {what} was sent; it may or may not have arrived and is not repeated blindly.",
        DeliveryStatus.Dead => $"The {what} could not be sent; an operator can try it again.",
        _ => null,
    };

    /// <summary>Where several effects stand together: as the one that needs most attention.</summary>
    public static DeliveryStatus Worst(this IEnumerable<DeliveryStatus> statuses) => statuses.MaxBy(status => status switch
    {
        DeliveryStatus.Sent => 0,
        DeliveryStatus.Captured => 1,
        DeliveryStatus.Pending or DeliveryStatus.Sending => 2,
        DeliveryStatus.Unknown => 3,
        _ => 4,
    });
}
