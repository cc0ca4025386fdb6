namespace Mezzofy.Core.Delivery;

/// <summary>Why an effect was not made, as far as the next step depends on it.</summary>
public enum FaultCategory
{
    /// <summary>Not made, and worth trying again.</summary>
    Transient,

    /// <summary>Not made, and trying again would change nothing.</summary>
    Permanent,

    /// <summary>It may have been made: the connection broke, or the answer does not say.</summary>
    Unknown,
}

/// <summary>An attempt that failed, and how.</summary>
/// <param name="category">What may follow.</param>
/// <param name="message">One sentence for operators: no content, no address, no secret.</param>
/// <param name="inner">What caused it; never shown.</param>
public sealed class DeliveryFaultException(FaultCategory category, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What may follow.</summary>
    public FaultCategory Category { get; } = category;

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The provider's HTTP status, or null when it gave none.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own code for it, or null.</summary>
    public string? Code { get; init; }

    /// <summary>A failure that no repetition would mend.</summary>
    public static DeliveryFaultException Permanent(string message) => new(FaultCategory.Permanent, message);
}
