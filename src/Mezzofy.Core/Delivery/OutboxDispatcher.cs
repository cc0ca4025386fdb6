using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Sends what is in the outbox; the one place that decides whether a failed attempt is repeated.</summary>
public sealed partial class OutboxDispatcher(
    Outbox outbox,
    IEnumerable<IDeliveryChannel> channels,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    private readonly Dictionary<string, IDeliveryChannel> channels = channels.ToDictionary(channel => channel.Name);

    /// <summary>Tries an effect if it is due and free.</summary>
    /// <returns>Its status afterwards.</returns>
    public async Task<DeliveryStatus> DispatchAsync(string id, CancellationToken cancellationToken)
    {
        if (await outbox.ClaimAsync(id, cancellationToken) is not { } delivery)
        {
            return (await outbox.FindAsync(id, cancellationToken))?.Status ?? DeliveryStatus.Dead;
        }

        var attempt = Decide(delivery, await TryAsync(delivery, cancellationToken));
        await outbox.RecordAsync(delivery, attempt, clock.GetUtcNow() + Backoff(delivery.Attempts, attempt.Delay), CancellationToken.None);
        LogAttempt(logger, delivery.Id, delivery.Channel, delivery.Attempts, attempt.Status);
        return attempt.Status;
    }

    /// <summary>Frees what dead processes held and tries everything that is due.</summary>
    public async Task DispatchDueAsync(CancellationToken cancellationToken)
    {
        await outbox.ReleaseAbandonedAsync([.. channels.Values.Where(channel => channel.IsIdempotent).Select(channel => channel.Name)], cancellationToken);
        foreach (var id in await outbox.DueAsync(100, cancellationToken))
        {
            await DispatchAsync(id, cancellationToken);
        }
    }

    private async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        if (!channels.TryGetValue(delivery.Channel, out var channel))
        {
            return new(DeliveryStatus.Dead, Error: $"There is no channel {delivery.Channel}.");
        }

        try
        {
            return await channel.TryAsync(delivery, cancellationToken);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, delivery.Id, delivery.Channel);
            return channel.IsIdempotent ? new(DeliveryStatus.Pending, Error: exception.GetType().Name) : new(DeliveryStatus.Unknown, Error: exception.GetType().Name);
        }
    }

    private DeliveryAttempt Decide(StoredDelivery delivery, DeliveryAttempt attempt) =>
        attempt.Status == DeliveryStatus.Pending && delivery.Attempts >= options.Value.MaxAttempts
            ? attempt with { Status = DeliveryStatus.Dead }
            : attempt;

    /// <summary>One second, doubled with every attempt up to ten minutes, a fifth of it at random; the provider's own wish is the least.</summary>
    private static TimeSpan Backoff(int attempts, TimeSpan? asked)
    {
        var seconds = Math.Min(600, Math.Pow(2, Math.Max(0, attempts - 1))) * (0.9 + (Random.Shared.NextDouble() * 0.2));
        return TimeSpan.FromSeconds(Math.Max(seconds, asked?.TotalSeconds ?? 0));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Id} on {Channel}, attempt {Attempt}: {Status}")]
    private static partial void LogAttempt(ILogger logger, string id, string channel, int attempt, DeliveryStatus status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Id} on {Channel} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string id, string channel);
}
