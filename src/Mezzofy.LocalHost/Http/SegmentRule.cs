using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mezzofy.LocalHost.Http;

/// <summary>What one segment of a path must be, to match a segment of a route. Case is ignored, as everywhere in routes.</summary>
internal abstract record SegmentRule
{
    /// <summary>Anything that is not empty.</summary>
    public sealed record Any : SegmentRule;

    /// <summary>One of these words.</summary>
    public sealed record Exact(IReadOnlyList<string> Words) : SegmentRule;

    /// <summary>Anything that starts so.</summary>
    public sealed record Prefix(string Start) : SegmentRule;

    /// <summary>What an ASP.NET Core route constraint accepts.</summary>
    /// <param name="Text">As written, such as <c>int</c>.</param>
    /// <param name="Constraint">The constraint.</param>
    public sealed record Constrained(string Text, IRouteConstraint Constraint) : SegmentRule;

    /// <summary>Whether a segment fits.</summary>
    public bool Matches(ReadOnlySpan<char> value)
    {
        switch (this)
        {
            case Exact exact:
                foreach (var word in exact.Words)
                {
                    if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
                        return true;
                }

                return false;
            case Prefix prefix:
                return value.StartsWith(prefix.Start, StringComparison.OrdinalIgnoreCase);
            case Constrained constrained:
                return constrained.Accepts(value.ToString());
            default:
                return true;
        }
    }

    /// <summary>Reads a constraint; the plain regular expressions <c>^word$</c>, <c>^(a|b)$</c> and <c>^start</c> need no expression at run time.</summary>
    public static SegmentRule Of(string text, IRouteConstraint constraint)
    {
        if (!text.StartsWith("regex(", StringComparison.OrdinalIgnoreCase) || !text.EndsWith(')'))
            return new Constrained(text, constraint);
        var plain = Regex.Match(text[6..^1], @"^\^\(?(?<word>[\w-]+)(?:\|(?<word>[\w-]+))*\)?(?<end>\$?)$");
        var words = plain.Groups["word"].Captures.Select(capture => capture.Value).ToList();
        return (plain.Success, plain.Groups["end"].Length, words.Count) switch
        {
            (true, 1, 1) => new Exact(words),
            (true, 1, _) when text[7] == '(' && text[^3] == ')' => new Exact(words),
            (true, 0, 1) => new Prefix(words[0]),
            _ => new Constrained(text, constraint),
        };
    }

    /// <summary>Whether one value could satisfy both. Where it cannot be told, the answer is yes.</summary>
    public static bool Overlap(SegmentRule a, SegmentRule b) => (a, b) switch
    {
        (Exact exact, _) => exact.Words.Any(word => b.Matches(word)),
        (_, Exact exact) => exact.Words.Any(word => a.Matches(word)),
        (Prefix one, Prefix other) => Starts(one.Start, other.Start) || Starts(other.Start, one.Start),
        (Prefix prefix, Constrained constrained) => CanStart(constrained.Text, prefix.Start),
        (Constrained constrained, Prefix prefix) => CanStart(constrained.Text, prefix.Start),
        (Constrained one, Constrained other) => !Disjoint(one.Text, other.Text) && !Disjoint(other.Text, one.Text),
        _ => true,
    };

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool CanStart(string constraint, string start) => constraint switch
    {
        "int" or "long" => start.TrimStart('-', '+').All(char.IsAsciiDigit),
        "guid" => start.All(c => char.IsAsciiHexDigit(c) || c is '-'),
        "bool" => Starts("true", start) || Starts("false", start),
        "alpha" => start.All(char.IsAsciiLetter),
        _ => true,
    };

    private static bool Disjoint(string one, string other) => (one, other) switch
    {
        ("int" or "long", "bool" or "alpha") => true,
        ("int", "guid") => true,
        ("guid", "bool") => true,
        _ => false,
    };
}

/// <summary>Asks a constraint about a value.</summary>
internal static class ConstraintExtensions
{
    /// <summary>Whether the constraint accepts the value.</summary>
    public static bool Accepts(this SegmentRule.Constrained rule, string value) => rule.Constraint.Match(
        null, null, "value", new RouteValueDictionary { ["value"] = value }, RouteDirection.IncomingRequest);
}
