namespace Mezzofy.Core.Delivery;

/// <summary>A way out: sends what the outbox hands it.</summary>
public interface IDeliveryChannel
{
    /// <summary>Its name in <see cref="Channels"/>.</summary>
    string Name { get; }

    /// <summary>Whether trying twice has the effect of trying once; otherwise an interrupted attempt becomes <see cref="DeliveryStatus.Unknown"/>.</summary>
    bool IsIdempotent { get; }

    /// <summary>Whether the provider can be asked what became of an attempt.</summary>
    bool CanReadBack => false;

    /// <summary>Tries it once.</summary>
    /// <returns>What came of it.</returns>
    /// <exception cref="DeliveryFaultException">It was not made, or may not have been; the exception says which.</exception>
    Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Asks the provider what became of an attempt whose outcome is unknown.</summary>
    /// <returns>
    /// <c>Sent</c>; <c>Pending</c> when the provider proves that it was not made, so that it may be tried again; <c>Unknown</c> when it cannot tell.
    /// </returns>
    Task<DeliveryAttempt> ReadBackAsync(StoredDelivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(new DeliveryAttempt(DeliveryStatus.Unknown));
}
