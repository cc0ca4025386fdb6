namespace Mezzofy.Core.Models.Offline.Questions.Names;

/// <summary>Words of a question that are a name, or the part of one.</summary>
/// <param name="Start">Where they start in the normalised text.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Words">As they were written.</param>
/// <param name="Names">The names that they may mean.</param>
internal sealed record NameHit(int Start, int End, string Words, IReadOnlyList<KnownName> Names)
{
    private const int MostListed = 4;

    /// <summary>Whether one of the names stands in one of the columns.</summary>
    public bool Fits(IEnumerable<string> columns) => Names.Any(name => columns.Contains(name.Column));

    /// <summary>The condition that the columns hold one of the names; several names of one part are all meant, and all told.</summary>
    public Filter Condition(IReadOnlyList<string> columns)
    {
        var column = columns.First(candidate => Names.Any(name => name.Column == candidate));
        var values = Names.Where(name => name.Column == column).Select(name => name.Value).Distinct().ToList();
        var told = values.Count <= MostListed ? string.Join(", ", values) : $"“{Words}” ({values.Count})";
        return new Filter(new(told, told, told), "", $"{column} in ({string.Join(", ", values.Select(Literal))})", column) { IsName = true };
    }

    /// <summary>A text as a literal of SQL.</summary>
    public static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
