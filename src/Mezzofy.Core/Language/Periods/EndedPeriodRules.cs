using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Periods named by their last day, as accounts are: "the year ended 31 December 2025", "the six months ending June 2026".</summary>
internal static partial class EndedPeriodRules
{
    private const string Unit =
        @"\b(?:(?<n>[0-9]{1,2}|two|three|six|nine|twelve)[\s-]months?|(?<n>tiga|enam|sembilan)\s+bulan|(?<unit>year|quarter|half(?:[\s-]year)?|month|tahun|suku|bulan))"
        + @"\s+(?:ended|ending|(?:yang\s+)?berakhir)\s+(?:on\s+|pada\s+|in\s+)?(?:the\s+)?";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeriodRule> All { get; } = [new(OnDay(), Read), new(OnMonthDay(), Read), new(OnIsoDate(), Read), new(InMonth(), Read)];

    private static PeriodAtom? Read(Match match, PeriodClock clock)
    {
        var named = match.Groups["month"].Value;
        var month = named.Length > 0 ? PeriodNumbers.Month(named) : PeriodNumbers.Read(match.Groups["m"].Value) ?? 0;
        var last = match.Groups["d"].Success
            ? PeriodYears.Day(match, clock, month, PeriodNumbers.Read(match.Groups["d"].Value) ?? 0)
            : PeriodYears.Month(match, clock, month);
        return last.Period is { } end && Months(match) is { } months ? last with { Period = Ending(end.End, months) } : last;
    }

    private static int? Months(Match match) => match.Groups["unit"].Value switch
    {
        "year" or "tahun" => 12,
        "quarter" or "suku" => 3,
        "month" or "bulan" => 1,
        "" => PeriodNumbers.Read(match.Groups["n"].Value),
        _ => 6,
    };

    private static Period Ending(DateOnly end, int months)
    {
        var start = end.AddDays(1).AddMonths(-months);
        var period = new Period(start, end, PeriodKind.Range);
        return new[] { PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year }
            .Select(kind => CalendarPeriods.Unit(kind, end))
            .FirstOrDefault(unit => unit.Start == start && unit.End == end) ?? period;
    }

    [GeneratedRegex(Unit + @"(?<d>[0-9]{1,2})(?:st|nd|rd|th|hb)?\s*(?:of\s+)?" + LatinPeriodRules.Months + "(?:" + LatinPeriodRules.Of + PeriodYears.Latin + ")?")]
    private static partial Regex OnDay();

    [GeneratedRegex(Unit + LatinPeriodRules.Months + @"\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])(?:,?\s+(?<y>[0-9]{4})(?![0-9]))?")]
    private static partial Regex OnMonthDay();

    [GeneratedRegex(Unit + @"(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(?![0-9])")]
    private static partial Regex OnIsoDate();

    [GeneratedRegex(Unit + LatinPeriodRules.Months + "(?:" + LatinPeriodRules.Of + PeriodYears.Latin + ")?")]
    private static partial Regex InMonth();
}
