namespace Mezzofy.LocalHost.Http;

/// <summary>One segment of a route.</summary>
/// <param name="Name">The parameter that takes its value; null for a literal.</param>
/// <param name="Rules">What a value must satisfy, all of it; none means anything.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Default">The value where it is missing.</param>
/// <param name="IsCatchAll">Whether it takes the rest of the path, even an empty one.</param>
internal sealed record RouteSegment(
    string? Name, IReadOnlyList<SegmentRule> Rules, bool IsOptional = false, object? Default = null, bool IsCatchAll = false)
{
    /// <summary>The words it can be, where it can only be words.</summary>
    public SegmentRule.Exact? Words => Rules is [SegmentRule.Exact exact] ? exact : null;

    /// <summary>Whether a value fits.</summary>
    public bool Matches(ReadOnlySpan<char> value)
    {
        foreach (var rule in Rules)
        {
            if (!rule.Matches(value))
                return false;
        }

        return true;
    }

    /// <summary>Whether one value could fit both.</summary>
    public bool Overlaps(RouteSegment other) => Rules.All(rule => other.Rules.All(its => SegmentRule.Overlap(rule, its)));
}
