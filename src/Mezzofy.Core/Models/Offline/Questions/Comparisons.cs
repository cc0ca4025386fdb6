using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Reads the period of a question and the one that it is compared with.</summary>
internal static partial class Comparisons
{
    private static readonly DateOnly Beginning = new(2000, 1, 1);

    /// <summary>The later and the earlier period; the second is null when nothing is compared, both when no period is named.</summary>
    public static (Period? Period, Period? Versus, PeriodReading? Problem) Read(string text, PeriodClock clock)
    {
        var named = PeriodParser.FindAll(text, clock);
        if (named.FirstOrDefault(reading => reading.Problem is not null) is { } problem)
        {
            return (null, null, problem);
        }

        if (!Words().IsMatch(text))
        {
            return (Opened(text, PeriodParser.Find(text, clock), clock), null, null);
        }

        var first = named.Count > 0 ? named[0].Period : null;
        if (named.Count > 1 && first is not null && first.Kind != PeriodKind.Year && named[1].Period is { Kind: PeriodKind.Year } year)
        {
            return Ordered(first, Shifted(first, year.Start.Year - first.Start.Year));
        }

        if (named.Count > 1 && first is not null && first.End > clock.Today && named[1].Period == first.YearBefore())
        {
            return (first.UpTo(clock.Today), first.UpTo(clock.Today).YearBefore(), null);
        }

        if (named.Count > 1 && first is not null && named.All(reading => reading.Period == first))
        {
            return (first, first.Previous(), null);
        }

        var others = named.Skip(1).Select(reading => reading.Period!).Where(period => period != first).ToList();
        return others.Count > 0 && first is not null && !SameDaysLastYear().IsMatch(text) ? Ordered(first, others[0])
            : Derived(text, first, clock);
    }

    // "Before October" ends with September, "after October" goes on until today.
    private static Period? Opened(string text, PeriodReading? reading, PeriodClock clock)
    {
        if (reading?.Period is not { } period)
        {
            return null;
        }

        var before = text[..Math.Min(text.Length, reading.Index)];
        return BeforeWord().IsMatch(before) ? CalendarPeriods.Range(Beginning, period.Start.AddDays(-1))
            : AfterWord().IsMatch(before) && period.End < clock.Today ? CalendarPeriods.Range(period.End.AddDays(1), clock.Today)
            : period;
    }

    // "Compared with last year" or "vs last": the other period follows from the one that is named, and a running one is compared with as many days.
    private static (Period? Period, Period? Versus, PeriodReading? Problem) Derived(string text, Period? named, PeriodClock clock)
    {
        if (named is { Kind: not PeriodKind.Range } past && past.End < clock.Today && ThanNamed().IsMatch(text))
        {
            var running = CalendarPeriods.Unit(past.Kind, clock.Today).UpTo(clock.Today);
            return (running, past.DayCount() > running.DayCount() ? CalendarPeriods.Range(past.Start, past.Start.AddDays(running.DayCount() - 1)) : past, null);
        }

        var kind = PeriodComparisonParser.Find(text) ?? (VersusLast().IsMatch(text) ? PeriodComparison.Previous : null);
        if (kind is null or PeriodComparison.None)
        {
            return (named ?? PeriodParser.Find(text, clock)?.Period, null, null);
        }

        var period = named is null || (kind == PeriodComparison.LastYear && named.Start.Year < clock.Today.Year && OnlyLastYear().IsMatch(text))
            ? CalendarPeriods.Unit(PeriodKind.Year, clock.Today) : named;
        var soFar = period.UpTo(clock.Today);
        var before = kind == PeriodComparison.LastYear ? soFar.YearBefore() : period.Previous();
        if (kind != PeriodComparison.LastYear && soFar != period && before.DayCount() > soFar.DayCount())
        {
            before = CalendarPeriods.Range(before.Start, before.Start.AddDays(soFar.DayCount() - 1));
        }

        return (soFar, before, null);
    }

    private static (Period? Period, Period? Versus, PeriodReading? Problem) Ordered(Period one, Period other) =>
        one.Start >= other.Start ? (one, other, null) : (other, one, null);

    private static Period Shifted(Period period, int years) => period.IsWholeMonths()
        ? CalendarPeriods.Months(period.Start.AddYears(years), period.MonthCount(), period.Kind)
        : period with { Start = period.Start.AddYears(years), End = period.End.AddYears(years) };

    [GeneratedRegex(@"\bcompar(?:e|ed|ing|ison)\b|\bvs\b|\bversus\b|\bthan (?:last|the|in|a|q|h|[a-z]{3})|\bagainst\b|\bdifference between\b|\byear[ -](?:on|over)[ -]year\b|\byoy\b|\bmom\b|\bqoq\b|\b(?:month|quarter)[ -](?:on|over)[ -](?:month|quarter)\b|\bfrom last (?:year|month|quarter)\b|\bup or down\b|\b(?:ber)?banding\w*|比较|对比|相比|同比|环比|同期|比(?!例|率)", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bsame\s+(?:period|quarter|month|time|half|week)\s+(?:of\s+|in\s+)?(?:the\s+)?(?:last|previous|prior)\s+year|同期|\byoy\b|同比", RegexOptions.IgnoreCase)]
    private static partial Regex SameDaysLastYear();

    [GeneratedRegex(@"\b(?:vs\.?|versus|than|against|(?:compared?|comparison) (?:to|with))\s+(?:the\s+)?(?:last|previous|prior)(?:\s+one)?\s*[?.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex VersusLast();

    [GeneratedRegex(@"(?:\bbefore|\bprior to|\bsebelum)\s+(?:the\s+)?(?:start of\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeWord();

    [GeneratedRegex(@"(?:\bafter|\bselepas)\s+(?:the\s+)?(?:end of\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"\b(?:from|than|over|on)\s+(?:the\s+)?(?:last|previous|prior)\s+(?:month|quarter|week|year)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ThanNamed();

    [GeneratedRegex(@"去年|上年|\blast year\b|\btahun lepas\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyLastYear();
}
