namespace Mezzofy.Core.Language.Periods;

/// <summary>What "today" and "latest" mean when a period is read.</summary>
/// <param name="Today">The reader's date.</param>
/// <param name="Latest">The unit of "latest" and of no period at all: the last completed month, quarter or year.</param>
public sealed record PeriodClock(DateOnly Today, PeriodKind Latest = PeriodKind.Quarter)
{
    /// <summary>The clock of somebody in a time zone.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="timeZone">An IANA time zone; an unknown one counts as UTC.</param>
    /// <param name="latest">The unit of "latest".</param>
    public static PeriodClock At(DateTimeOffset now, string timeZone, PeriodKind latest = PeriodKind.Quarter)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return new PeriodClock(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), latest);
    }

    /// <summary>The last completed unit of <see cref="Latest"/>.</summary>
    public Period LatestPeriod() => CalendarPeriods.Unit(Latest, Today, -1);
}
