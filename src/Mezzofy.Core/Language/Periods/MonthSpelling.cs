using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Mends slips in the names of months: "spetember", "ocotber", "febuary".</summary>
public static partial class MonthSpelling
{
    private const int ShortestWord = 6;

    private static readonly string[] Names =
        ["january", "february", "september", "october", "november", "december", "august", "januari", "februari", "oktober", "disember"];

    private static readonly HashSet<string> OtherWords = ["remember", "member", "members", "number", "numbers", "timber", "ember"];

    /// <summary>The text with such words spelled right.</summary>
    public static string Mend(string text) => Word().Replace(text, match => Right(match.Value));

    private static string Right(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Names.Contains(lower) || OtherWords.Contains(lower) || lower.Length < ShortestWord)
        {
            return word;
        }

        var bound = lower.Length >= 8 ? 2 : 1;
        return Names.Where(name => name[0] == lower[0]).FirstOrDefault(name => EditDistance.Bounded(lower, name, bound) <= bound) ?? word;
    }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();
}
