using System.Text.RegularExpressions;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>How many rows a question wants: "top 5", "three biggest", "前三名", "tiga teratas".</summary>
internal static partial class RowNumbers
{
    private const int Most = 50;

    /// <summary>The number, or null when none is named.</summary>
    public static int? In(QuestionText text)
    {
        foreach (Match match in Numbers().Matches(text.Normalized))
        {
            var word = match.Groups["n"].Value.Trim();
            if (PeriodNumbers.Read(word) is { } number and >= 1 and <= Most && word is not ("a" or "an" or "last" or "first"))
            {
                return number;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\btop\s*(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b|(?<![0-9:/.,-])\b(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?!days?\b|weeks?\b|months?\b|quarters?\b|years?\b|hours?\b)(?=[a-z]+)|\b(?<n>dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|[0-9]{1,2})\s+(?:[a-z]+\s+){0,2}(?:ter[a-z]+|utama)\b|(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:名|大|个|家|位|条|张)|前(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})")]
    private static partial Regex Numbers();
}
