namespace Mezzofy.Core.Delivery;

/// <summary>How long to wait before the next attempt.</summary>
public sealed class Backoff(Random random)
{
    private const double LongestSeconds = 600;

    /// <summary>Uses the process's own randomness.</summary>
    public Backoff()
        : this(Random.Shared)
    {
    }

    /// <summary>One second, doubled with every attempt up to ten minutes, spread by a fifth; never sooner than the provider asks.</summary>
    /// <param name="attempts">How often it was tried, at least 1.</param>
    /// <param name="asked">The provider's <c>Retry-After</c>, or null.</param>
    public TimeSpan After(int attempts, TimeSpan? asked)
    {
        var spread = 0.9 + (random.NextDouble() * 0.2);
        var seconds = Math.Min(LongestSeconds, Math.Pow(2, Math.Max(0, attempts - 1))) * spread;

        // Spread here as well: otherwise all that a provider refused comes back at the same moment.
        var least = (asked?.TotalSeconds ?? 0) * (1 + ((spread - 0.9) / 2));
        return TimeSpan.FromSeconds(Math.Max(seconds, least));
    }
}
