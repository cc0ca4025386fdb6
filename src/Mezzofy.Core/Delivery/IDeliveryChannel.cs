namespace Mezzofy.Core.Delivery;

/// <summary>A way out: sends what the outbox hands it.</summary>
public interface IDeliveryChannel
{
    /// <summary>Its name in <see cref="Channels"/>.</summary>
    string Name { get; }

    /// <summary>Whether trying twice has the effect of trying once; otherwise an interrupted attempt becomes <see cref="DeliveryStatus.Unknown"/>.</summary>
    bool IsIdempotent { get; }

    /// <summary>Tries it once.</summary>
    /// <returns>What came of it; failures are results, not exceptions.</returns>
    Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken);
}
