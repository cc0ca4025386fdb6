using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Recognises that nothing has happened for some time: "not contacted in 14 days", "haven't moved since October", "stale".</summary>
internal static partial class IdleWords
{
    /// <summary>What "stale" means when no number is given.</summary>
    public const int UsualDays = 14;

    /// <summary>The words, or null.</summary>
    public static Match? Find(string normalized) => Pattern().Match(normalized) is { Success: true } match ? match : null;

    /// <summary>The number of days in what follows, or null.</summary>
    public static (int Days, int Start, int End)? Length(string normalized)
    {
        var match = Span().Match(normalized);
        if (!match.Success || !int.TryParse(match.Groups["n"].Value, out var number) || number > 3650)
        {
            return null;
        }

        var unit = match.Groups["u"].Value;
        var days = unit[0] is 'w' or '周' || unit.Contains("星期", StringComparison.Ordinal) || unit == "minggu" ? 7 : unit.Contains('月', StringComparison.Ordinal) || unit[0] == 'm' || unit == "bulan" ? 30 : 1;
        return (number * days, match.Index, match.Index + match.Length);
    }

    [GeneratedRegex(@"(?:\b(?:not|no|never|without|nothing|nobody|hardly)\b|n't\b|\bhavent\b|\bhasnt\b)(?:\s+[a-z]+){0,3}?\s+(?:contact(?:ed)?|touch(?:ed)?|activit(?:y|ies)|mov(?:ed|ement)|updat(?:ed|es?)|follow(?:ed)?[ -]?ups?(?! date)|followed|progress(?:ed)?|heard|spoken|called|order(?:ed|s)?|bought|purchas(?:ed|es?))\b(?:\s+(?:up|from|anything|any))?|\b(?:stale|idle|dormant|gone cold|gone quiet|inactive|neglected|untouched)\b|(?:没有?|未)(?:再)?(?:联系|跟进|动静|进展|更新|下单|购买)过?|\b(?:tidak|belum|tak)(?:\s+[a-z]+){0,2}?\s+(?:dihubungi|bergerak|disusuli|dikemas kini|membeli|memesan)\b")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?:\b(?:in|for|within|over|since|past|last|the|more than|selama|dalam)\s+)*(?<![0-9])(?<n>[0-9]{1,4})\s*\+?(?:个)?\s*(?<u>days?|weeks?|months?|hari|minggu|bulan|天|日|周|星期|月)(?:没|以上|未)?(?:\s+ago)?")]
    private static partial Regex Span();
}
