using System.Globalization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>A bound in a question: "over 20k", "more than 60 days", "at least 5 tickets".</summary>
/// <param name="Start">Where it starts in the normalised text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Operator">The comparison of SQL.</param>
/// <param name="Number">The number.</param>
/// <param name="Unit">The word after it, as <c>day</c>, <c>week</c>, <c>month</c>, <c>hour</c>, another word, or empty.</param>
internal sealed record Bound(int Start, int End, string Operator, decimal Number, string Unit)
{
    /// <summary>The bound in days, or null when it is no length of time of days.</summary>
    public int? Days => Unit switch
    {
        "day" => (int)Number,
        "week" => (int)Number * 7,
        "month" => (int)Number * 30,
        "year" => (int)Number * 365,
        _ => null,
    };

    public bool IsMore => Operator[0] == '>';
}

/// <summary>Reads bounds in English, Chinese and Malay.</summary>
internal static partial class Bounds
{
    public static IEnumerable<Bound> In(string normalized) =>
        Before().Matches(normalized).Concat(After().Matches(normalized)).Select(Read).OfType<Bound>();

    private static Bound? Read(Match match)
    {
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000)
        {
            return null;
        }

        var factor = match.Groups["k"].Value switch { "k" or "千" => 1_000, "m" or "mil" or "million" => 1_000_000, "万" => 10_000, _ => 1 };
        return new Bound(match.Index, match.Index + match.Length, Operator(match), number * factor, Unit(match.Groups["u"].Value));
    }

    private static string Operator(Match match) => match.Groups["least"].Success ? ">=" : match.Groups["most"].Success ? "<=" : match.Groups["less"].Success ? "<" : ">";

    private static string Unit(string word) => word switch
    {
        "天" or "日" or "hari" or "d" => "day",
        "周" or "星期" or "个星期" or "minggu" => "week",
        "月" or "个月" or "bulan" => "month",
        "年" or "tahun" => "year",
        "小时" or "个小时" or "jam" or "hr" => "hour",
        _ => word.TrimEnd('s'),
    };

    private const string Amount = @"\s*(?:sgd|s\$|\$|rm|myr|新元)?\s*(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*(?<k>k|m|mil|million|千|万)?(?![0-9])";
    private const string Noun = @"(?:\s*(?:sgd|dollars?|新元|块|元))?(?:[\s-]*(?<u>[a-z]+|个?小时|个?星期|个月|天|日|周|月|年))?";

    [GeneratedRegex(@"(?:(?<least>\bat least\b|\bminimum(?: of)?\b|>=|\bsekurang-kurangnya\b|至少|不少于)|(?<most>\bat most\b|\bup to\b|<=|不超过|最多(?=[0-9]))|(?<less>\b(?:under|below|less than|fewer than|smaller than|lower than|cheaper than|younger than|within)\b|<|少于|低于|小于|不到|\bkurang (?:daripada|dari)\b|\bdi ?bawah\b)|(?<more>\b(?:over|above|more than|greater than|bigger than|larger than|higher than|longer than|older than|exceed(?:s|ing)?|worth more than)\b|>|超过|大于|高于|多于|\blebih (?:daripada|dari|besar daripada)\b|\bmelebihi\b|\bdi ?atas\b))" + Amount + Noun)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<![0-9,.])" + @"(?:sgd|s\$|\$)?(?<n>[0-9]+(?:,[0-9]{3})*)\s*(?<k>k|m|千|万)?" + @"\s*(?<u>天|个?星期|周|个月|days?|weeks?)?\s*(?:(?<least>\+|以上|\bor more\b|\band above\b|\bke atas\b)|(?<most>以下|以内|\bor less\b|\bke bawah\b))")]
    private static partial Regex After();
}
