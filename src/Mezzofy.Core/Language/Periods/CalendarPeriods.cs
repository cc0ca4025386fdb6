namespace Mezzofy.Core.Language.Periods;

/// <summary>Calendar units as periods; the financial year is the calendar year.</summary>
public static class CalendarPeriods
{
    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month) => Months(new DateOnly(year, month, 1), 1, PeriodKind.Month);

    /// <summary>A calendar quarter, 1 to 4.</summary>
    public static Period Quarter(int year, int quarter) => Months(new DateOnly(year, (quarter * 3) - 2, 1), 3, PeriodKind.Quarter);

    /// <summary>Half a year, 1 or 2.</summary>
    public static Period Half(int year, int half) => Months(new DateOnly(year, (half * 6) - 5, 1), 6, PeriodKind.Range);

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => Months(new DateOnly(year, 1, 1), 12, PeriodKind.Year);

    /// <summary>One day.</summary>
    public static Period Day(DateOnly day) => new(day, day, PeriodKind.Day);

    /// <summary>Any run of days; the later bound wins when they are swapped.</summary>
    public static Period Range(DateOnly start, DateOnly end) =>
        start <= end ? new(start, end, PeriodKind.Range) : new(end, start, PeriodKind.Range);

    /// <summary>The unit that holds a day, moved by a number of units: -1 is the one before.</summary>
    public static Period Unit(PeriodKind kind, DateOnly day, int offset = 0) => kind switch
    {
        PeriodKind.Day => Day(day.AddDays(offset)),
        PeriodKind.Week => Week(day.AddDays(7 * offset)),
        PeriodKind.Month => Months(FirstOfMonth(day).AddMonths(offset), 1, PeriodKind.Month),
        PeriodKind.Quarter => Months(FirstOfQuarter(day).AddMonths(3 * offset), 3, PeriodKind.Quarter),
        PeriodKind.Year => Year(day.Year + offset),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no calendar unit"),
    };

    /// <summary>The half-year that holds a day, moved by a number of halves.</summary>
    public static Period HalfOf(DateOnly day, int offset) =>
        Months(new DateOnly(day.Year, day.Month > 6 ? 7 : 1, 1).AddMonths(6 * offset), 6, PeriodKind.Range);

    /// <summary>Whole months from a first day.</summary>
    public static Period Months(DateOnly start, int count, PeriodKind kind) => new(start, start.AddMonths(count).AddDays(-1), kind);

    /// <summary>The part of a period that has begun: its end is at most today. A cut period is a range.</summary>
    public static Period UpTo(this Period period, DateOnly today) =>
        period.End <= today || period.Start > today ? period : new Period(period.Start, today, PeriodKind.Range);

    /// <summary>
    /// The period of the same kind just before; for a range, as many whole months, else as many days. The year so far is compared with
    /// the same days of the year before.
    /// </summary>
    public static Period Previous(this Period period)
    {
        if (period.Kind != PeriodKind.Range)
        {
            return Unit(period.Kind, period.Start, -1);
        }

        return IsYearSoFar(period) ? YearBefore(period)
            : IsWholeMonths(period) ? Months(period.Start.AddMonths(-MonthCount(period)), MonthCount(period), PeriodKind.Range)
            : Range(period.Start.AddDays(-DayCount(period)), period.Start.AddDays(-1));
    }

    /// <summary>The same period a year earlier; 29 February becomes 28 February.</summary>
    public static Period YearBefore(this Period period)
    {
        var end = IsWholeMonths(period) ? period.End.AddDays(1).AddYears(-1).AddDays(-1) : period.End.AddYears(-1);
        return period.Kind == PeriodKind.Week
            ? new Period(period.Start.AddDays(-364), period.End.AddDays(-364), PeriodKind.Week)
            : period with { Start = period.Start.AddYears(-1), End = end };
    }

    /// <summary>How many days it has.</summary>
    public static int DayCount(this Period period) => period.End.DayNumber - period.Start.DayNumber + 1;

    /// <summary>Whether it begins on a first and ends on a last of a month.</summary>
    public static bool IsWholeMonths(this Period period) => period.Start.Day == 1 && period.End.AddDays(1).Day == 1;

    /// <summary>How many calendar months it touches.</summary>
    public static int MonthCount(this Period period) =>
        ((period.End.Year - period.Start.Year) * 12) + period.End.Month - period.Start.Month + 1;

    private static bool IsYearSoFar(Period period) =>
        period.Start is { Day: 1, Month: 1 } && period.End.Year == period.Start.Year && period.End.Month > 1 && !IsWholeMonths(period);

    private static Period Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new Period(monday, monday.AddDays(6), PeriodKind.Week);
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly FirstOfQuarter(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}
