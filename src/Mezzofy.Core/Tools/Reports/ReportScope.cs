using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>What a report is about: a period, what it is compared with, for whom.</summary>
/// <param name="Asked">The period as it was asked for.</param>
/// <param name="Now">The instant at which it is asked.</param>
/// <param name="Zone">Where the reader is and days begin.</param>
/// <param name="Language">Of the report: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
public sealed record ReportScope(Period Asked, DateTimeOffset Now, TimeZoneInfo Zone, string Language)
{
    /// <summary>The reader's date.</summary>
    public DateOnly Today { get; } = DayOf(Now.UtcDateTime, Zone);

    /// <summary>The part of it that has begun; what figures are of.</summary>
    public Period Covered { get; } = Asked.UpTo(DayOf(Now.UtcDateTime, Zone));

    /// <summary>The period of the same kind before; of a running one as many days as have passed of it.</summary>
    public Period Before { get; } = Earlier(Asked, DayOf(Now.UtcDateTime, Zone));

    /// <summary>Whether it has begun and goes on after today.</summary>
    public bool IsRunning => Asked.Start <= Today && Today < Asked.End;

    /// <summary>Whether it begins after today.</summary>
    public bool IsFuture => Asked.Start > Today;

    /// <summary>The period as people write it: "November 2026, as of 23 Nov 2026".</summary>
    public string Text => PeriodText.Describe(Asked, Language, Today);

    /// <summary>Reads what a tool was asked for.</summary>
    /// <param name="text">The argument; nothing means the default.</param>
    /// <param name="byDefault">The period of no argument, given today.</param>
    /// <param name="latest">The unit that "latest" names.</param>
    /// <param name="context">Whose today, in what language.</param>
    /// <exception cref="ToolRefusedException"><c>invalid_period</c>: the text is no period.</exception>
    public static ReportScope Read(string? text, Func<DateOnly, Period> byDefault, PeriodKind latest, ToolContext context)
    {
        var clock = PeriodClock.At(context.Now, context.Caller.TimeZone, latest);
        var reading = string.IsNullOrWhiteSpace(text) ? new PeriodReading(byDefault(clock.Today), null, "") : PeriodParser.Read(text, clock);
        var period = reading.Period ?? throw new ToolRefusedException(
            "invalid_period", PeriodText.Explain(reading.Problem ?? PeriodProblem.NotAPeriod, reading.Source, context.Language));
        return new ReportScope(period, context.Now, ZoneOf(context.Caller.TimeZone), context.Language);
    }

    /// <summary>The instant at which a day begins for the reader.</summary>
    public DateTime Begin(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return Zone.IsInvalidTime(midnight) ? Begin(midnight.AddHours(1)) : Begin(midnight);
    }

    /// <summary>The instant after the last one of a period.</summary>
    public DateTime EndOf(Period period) => Begin(period.End.AddDays(1));

    /// <summary>The reader's date at an instant.</summary>
    /// <param name="instant">In UTC.</param>
    public DateOnly DayOf(DateTime instant) => DayOf(instant, Zone);

    private static DateOnly DayOf(DateTime instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, zone));

    private DateTime Begin(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(local, Zone);

    private static Period Earlier(Period asked, DateOnly today)
    {
        var earlier = asked.Previous();
        if (today < asked.Start || today >= asked.End)
        {
            return earlier;
        }

        var end = earlier.Start.AddDays(today.DayNumber - asked.Start.DayNumber);
        return end >= earlier.End ? earlier : new Period(earlier.Start, end, PeriodKind.Range);
    }

    private static TimeZoneInfo ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
