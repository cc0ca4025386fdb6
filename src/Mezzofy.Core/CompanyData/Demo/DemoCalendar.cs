namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>When the demo company's history begins and how a year goes in Singapore and Malaysia.</summary>
internal static class DemoCalendar
{
    /// <summary>The first day with business; the day before holds the opening balances.</summary>
    public static readonly DateOnly Epoch = new(2024, 1, 1);

    /// <summary>Coupons bought in a month, in per cent of an ordinary one: Lunar New Year, Hari Raya, the mid-year sales, 11.11 and Christmas.</summary>
    private static readonly int[] Season = [108, 96, 104, 102, 92, 106, 98, 94, 90, 98, 126, 134];

    /// <summary>The first of every month from the epoch to the month of a day.</summary>
    public static IEnumerable<DateOnly> Months(DateOnly through)
    {
        for (var month = Epoch; month <= through; month = month.AddMonths(1))
        {
            yield return month;
        }
    }

    /// <summary>How many months after the epoch.</summary>
    public static int Index(DateOnly month) => ((month.Year - Epoch.Year) * 12) + month.Month - 1;

    /// <summary>The season of a month in per cent.</summary>
    public static int SeasonPercent(DateOnly month) => Season[month.Month - 1];

    /// <summary>The year and month as in ids: 202511.</summary>
    public static long Stamp(DateOnly month) => (month.Year * 100) + month.Month;

    /// <summary>A day of a month, at most its last.</summary>
    public static DateOnly Day(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    /// <summary>The last day of a month.</summary>
    public static DateOnly Last(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>The day itself, or the Monday after a weekend.</summary>
    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>The Friday before when the day falls on a weekend.</summary>
    public static DateOnly WorkdayBefore(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
