using System.Globalization;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language.Periods;

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

    /// <summary>As it reads in a title: "≥ 5,000".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Operator.Replace(">=", "≥", StringComparison.Ordinal).Replace("<=", "≤", StringComparison.Ordinal)} {Number:#,0.##}{(Unit == "hour" ? " h" : "")}");
}

/// <summary>Reads bounds in English, Chinese and Malay.</summary>
internal static partial class Bounds
{
    /// <summary>The bounds of a text; "between 10k and 20k" is two of them at one place.</summary>
    public static IEnumerable<Bound> In(string normalized) =>
        Before().Matches(normalized).Concat(After().Matches(normalized)).Select(Read).OfType<Bound>().Concat(Range().Matches(normalized).SelectMany(Both));

    private static IEnumerable<Bound> Both(Match match)
    {
        var unit = match.Groups["k2"].Value;
        var first = Number(match.Groups["n"].Value, match.Groups["k"].Value is { Length: > 0 } own ? own : unit);
        var second = Number(match.Groups["n2"].Value, unit);
        return first is { } low && second is { } high && low < high && high >= 100
            ? [new Bound(match.Index, match.Index + match.Length, ">=", low, ""), new Bound(match.Index, match.Index + match.Length, "<=", high, "")]
            : [];
    }

    private static decimal? Number(string digits, string factor) =>
        decimal.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * Factor(factor) : null;

    private static decimal Factor(string word) => word switch
    {
        "k" or "thousand" or "ribu" or "千" => 1_000,
        "m" or "mil" or "million" or "juta" => 1_000_000,
        "万" => 10_000,
        _ => 1,
    };

    private static Bound? Read(Match match)
    {
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            number = PeriodNumbers.Read(digits) ?? 0;
        }

        if (number is < 0 or > 1_000_000_000)
        {
            return null;
        }

        return new Bound(match.Index, match.Index + match.Length, Operator(match), number * Factor(match.Groups["k"].Value), Unit(match.Groups["u"].Value));
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

    private const string Amount = @"\s*(?:sgd|s\$|\$|rm|myr|新元)?\s*(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine|ten|a|satu|dua|tiga|empat|lima)\s*(?<k>k\b|m\b|mil\b|million|thousand|ribu|juta|千|万)?(?![0-9])";
    private const string Noun = @"(?:\s*(?:sgd|dollars?|新元|块|元))?(?:[\s-]*(?<u>[a-z]+|个?小时|个?星期|个月|天|日|周|月|年))?";

    [GeneratedRegex(@"(?:(?<least>\bat least\b|\bminimum(?: of)?\b|>=|\bsekurang-kurangnya\b|至少|不少于)|(?<most>\bat most\b|\bup to\b|<=|不超过|最多(?=[0-9]))|(?<less>\b(?:under|below|less than|fewer than|smaller than|lower than|cheaper than|younger than|within)\b|<|少于|低于|小于|不到|\bkurang (?:daripada|dari)\b|\bdi ?bawah\b)|(?<more>\b(?:over|above|more than|greater than|bigger than|larger than|higher than|longer than|older than|exceed(?:s|ing)?|worth more than)\b|>|超过|大于|高于|多于|\blebih (?:daripada|dari|besar daripada)\b|\bmelebihi\b|\bdi ?atas\b))" + Amount + Noun)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:between|from|antara)\s+(?:sgd|s\$|\$)?\s*(?<n>[0-9]+(?:,[0-9]{3})*)\s*(?<k>k|m|ribu)?\s+(?:and|to|dan|hingga)\s+(?:sgd|s\$|\$)?\s*(?<n2>[0-9]+(?:,[0-9]{3})*)\s*(?<k2>k|m|ribu)?\b(?!\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![0-9,.])" + @"(?:sgd|s\$|\$)?(?<n>[0-9]+(?:,[0-9]{3})*)\s*(?<k>k|m|千|万)?" + @"\s*(?<u>天|个?星期|周|个月|days?|weeks?)?\s*(?:(?<least>\+|以上|\bor more\b|\band above\b|\bke atas\b)|(?<most>以下|以内|\bor less\b|\bke bawah\b))")]
    private static partial Regex After();
}
