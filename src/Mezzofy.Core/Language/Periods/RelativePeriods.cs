using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>What relative words mean. Months, quarters and years count completed ones; days and weeks run to today.</summary>
internal static class RelativePeriods
{
    private const int MostDays = 50 * 366;

    /// <summary>The unit that holds today, moved.</summary>
    public static PeriodAtom? Unit(Match match, PeriodClock clock, int offset)
    {
        var unit = Name(match.Groups["u"].Value);
        if (Math.Abs((long)offset) * Days(unit) > MostDays)
        {
            return PeriodYears.Impossible(match, PeriodProblem.OutOfRange);
        }

        var period = unit == "half" ? CalendarPeriods.HalfOf(clock.Today, offset) : CalendarPeriods.Unit(Kind(unit), clock.Today, offset);
        return new PeriodAtom(match.Index, match.Length, period) { Strength = unit == "day" ? 1 : 2 };
    }

    /// <summary>The last so many units.</summary>
    public static PeriodAtom? Recent(Match match, PeriodClock clock, int? count, string unitText)
    {
        var unit = Name(unitText);
        if (count is not > 0 || (long)count * Days(unit) > MostDays)
        {
            return count is > 0 ? PeriodYears.Impossible(match, PeriodProblem.OutOfRange) : null;
        }

        return new PeriodAtom(match.Index, match.Length, Last(clock.Today, count.Value, unit));
    }

    /// <summary>From the beginning of the running unit to today.</summary>
    public static PeriodAtom? ToDate(Match match, PeriodClock clock, string unitText)
    {
        var unit = CalendarPeriods.Unit(Kind(Name(unitText)), clock.Today);
        return new PeriodAtom(match.Index, match.Length, CalendarPeriods.Range(unit.Start, clock.Today));
    }

    /// <summary>"Latest" alone: yields to anything that is said more exactly.</summary>
    public static PeriodAtom? Latest(Match match, PeriodClock clock) =>
        new(match.Index, match.Length, clock.LatestPeriod()) { Strength = 0 };

    /// <summary>A day near today.</summary>
    public static PeriodAtom? Day(Match match, PeriodClock clock, int offset) =>
        new(match.Index, match.Length, CalendarPeriods.Day(clock.Today.AddDays(offset))) { Strength = 1 };

    private static Period Last(DateOnly today, int count, string unit)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return unit switch
        {
            "day" => CalendarPeriods.Range(today.AddDays(1 - count), today),
            "week" => CalendarPeriods.Range(today.AddDays(1 - (7 * count)), today),
            "month" => CalendarPeriods.Months(month.AddMonths(-count), count, count == 1 ? PeriodKind.Month : PeriodKind.Range),
            "quarter" when count == 1 => CalendarPeriods.Unit(PeriodKind.Quarter, today, -1),
            "quarter" => CalendarPeriods.Range(
                CalendarPeriods.Unit(PeriodKind.Quarter, today, -count).Start, CalendarPeriods.Unit(PeriodKind.Quarter, today, -1).End),
            "half" => CalendarPeriods.Range(CalendarPeriods.HalfOf(today, -count).Start, CalendarPeriods.HalfOf(today, -1).End),
            _ => CalendarPeriods.Months(month.AddMonths(-12 * count), 12 * count, PeriodKind.Range),
        };
    }

    private static PeriodKind Kind(string unit) => unit switch
    {
        "day" => PeriodKind.Day,
        "week" => PeriodKind.Week,
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        _ => PeriodKind.Year,
    };

    private static int Days(string unit) => unit switch { "day" => 1, "week" => 7, "month" => 31, "quarter" => 92, "half" => 184, _ => 366 };

    private static string Name(string unit) => unit switch
    {
        "d" or "hari" or "天" or "日" => "day",
        "w" or "minggu" or "周" or "星期" or "礼拜" => "week",
        "m" or "bulan" or "月" => "month",
        "q" or "季" or "季度" => "quarter",
        _ when unit.StartsWith("suku", StringComparison.Ordinal) => "quarter",
        _ when unit.StartsWith("half", StringComparison.Ordinal) || unit.StartsWith("se", StringComparison.Ordinal) || unit == "半年" => "half",
        "y" or "tahun" or "年" or "年度" => "year",
        _ => unit.TrimEnd('s'),
    };
}
