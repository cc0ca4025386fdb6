using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Country codes that only capitals tell from words: "customers in MY" as opposed to "my customers".</summary>
internal static partial class Shouted
{
    public static bool MalaysiaIn(QuestionText text) => Code().IsMatch(text.Cased) && text.Cased.Any(char.IsLower);

    [GeneratedRegex(@"\bMY\b")]
    private static partial Regex Code();
}
