namespace Mezzofy.Core.Limits;

/// <summary>The limits on requests, per person and per address.</summary>
public sealed class RateLimits(RateLimitOptions options, TimeProvider time)
{
    private readonly SlidingWindow users = new(options.PerUserPerMinute, time);
    private readonly SlidingWindow addresses = new(options.PerAddressPerMinute, time);

    /// <summary>Whether addresses are limited at all; if not, nobody needs to find out the address.</summary>
    public bool LimitsAddresses => options.PerAddressPerMinute > 0;

    /// <summary>Counts a request of a person.</summary>
    /// <exception cref="ProblemException">429 <c>rate_limited</c>.</exception>
    public void CountUser(string userId) => Check(users.Use(userId));

    /// <summary>Counts a request from an address group, see <see cref="NetworkGroup"/>.</summary>
    /// <exception cref="ProblemException">429 <c>rate_limited</c>.</exception>
    public void CountAddress(string group) => Check(addresses.Use(group));

    private static void Check(TimeSpan? wait)
    {
        if (wait is { } retryAfter)
        {
            throw new ProblemException(429, "rate_limited", "Too many requests; slow down.", retryAfter: retryAfter);
        }
    }
}
