namespace Mezzofy.LocalHost.Tests.Conformance;

/// <summary>A type of a surface.</summary>
/// <param name="Id">Its documentation id.</param>
/// <param name="Kind">Modifiers and kind.</param>
/// <param name="Bases">Base class and interfaces.</param>
/// <param name="Usage">Attribute targets, where it is an attribute that says so.</param>
/// <param name="Members">A line a member.</param>
internal sealed record ApiType(string Id, string Kind, string[] Bases, string? Usage, string[] Members)
{
    /// <summary>Reads a type's line of a list; members are lines of their own there.</summary>
    public static ApiType Parse(string line)
    {
        var parts = line.Split(" | usage ");
        var (id, rest) = Split(parts[0], " |");
        var (kind, bases) = Split(rest, " : ");
        return new ApiType(id, kind, bases.Split(", ", StringSplitOptions.RemoveEmptyEntries), parts.ElementAtOrDefault(1), []);
    }

    private static (string Left, string Right) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + separator.Length)..]);
    }
}
