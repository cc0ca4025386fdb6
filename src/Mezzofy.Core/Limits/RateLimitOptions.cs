namespace Mezzofy.Core.Limits;

/// <summary>Section <c>RateLimits</c> of the configuration: requests in any minute, per process; 0 is no limit.</summary>
public sealed record RateLimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RateLimits";

    /// <summary>Requests of one person.</summary>
    public int PerUserPerMinute { get; init; } = 6_000;

    /// <summary>Requests from one address, of everybody behind it, before they are authenticated.</summary>
    public int PerAddressPerMinute { get; init; } = 30_000;

    /// <summary>
    /// How many proxies in front of the app append the address they saw to <c>X-Forwarded-For</c>; the entry that far from the right is
    /// the client. 0, the default, trusts no header and takes the connection's address.
    /// </summary>
    public int ForwardedHops { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="InvalidOperationException">A value is out of its range; the message names the setting.</exception>
    public RateLimitOptions Validated()
    {
        NotNegative(nameof(PerUserPerMinute), PerUserPerMinute);
        NotNegative(nameof(PerAddressPerMinute), PerAddressPerMinute);
        NotNegative(nameof(ForwardedHops), ForwardedHops);
        return this;
    }

    private static void NotNegative(string name, int value)
    {
        if (value < 0)
        {
            throw new InvalidOperationException($"{Section}:{name} is {value}; it must be 0 or more.");
        }
    }
}
