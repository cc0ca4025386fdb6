using System.Globalization;
using Cronos;

namespace Mezzofy.Core.Scheduling;

/// <summary>Checks schedules that people write; what is wrong is named by its field.</summary>
public static class ScheduleRules
{
    private const int Fields = 5;
    private const int DayOfMonth = 2;
    private const int DayOfWeek = 4;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(366);
    private static readonly string[] OnceFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static JobSchedule Read(ScheduleRequest? request, string? timeZone, DateTimeOffset now)
    {
        var schedule = request ?? throw Wrong("schedule", "is required.");
        var zone = Zone(schedule.TimeZone ?? timeZone, schedule.TimeZone is null && timeZone is not null ? "time_zone" : "schedule.time_zone");
        return schedule.Type switch
        {
            ScheduleTypes.Cron => new(ScheduleTypes.Cron, zone) { Cron = Cron(schedule.Cron, zone, now) },
            ScheduleTypes.Interval => new(ScheduleTypes.Interval, zone) { Interval = Interval(schedule.Interval) },
            ScheduleTypes.Once => new(ScheduleTypes.Once, zone) { Once = Once(schedule.Once, now) },
            _ => throw Wrong("schedule.type", $"must be one of {string.Join(", ", ScheduleTypes.All)}."),
        };
    }

    /// <summary>What of a schedule may not be meant.</summary>
    public static IReadOnlyList<string> WarningsOf(JobSchedule schedule) =>
        schedule.Cron is { } cron && Split(cron) is var fields && IsSet(fields[DayOfMonth]) && IsSet(fields[DayOfWeek])
            ? ["Both the day of the month and the day of the week are set: it runs only on days that match both."]
            : [];

    private static string Cron(string? text, string zone, DateTimeOffset now)
    {
        var fields = Split(text ?? throw Wrong("schedule.cron", "is required."));
        if (fields.Length != Fields)
        {
            throw Wrong("schedule.cron", fields.Length == Fields + 1
                ? "has six fields; expressions with seconds are not accepted, only minute, hour, day of month, month, day of week."
                : "must have five fields: minute, hour, day of month, month, day of week.");
        }

        var cron = string.Join(' ', fields);
        try
        {
            return CronExpression.Parse(cron).GetNextOccurrence(now, TimeZoneInfo.FindSystemTimeZoneById(zone)) is null
                ? throw Wrong("schedule.cron", "never occurs.")
                : cron;
        }
        catch (Exception exception) when (exception is not ProblemException)
        {
            // The parser refuses some text (H, for one) with other exceptions than its own.
            throw Wrong("schedule.cron", $"is no cron expression: {exception.Message}");
        }
    }

    private static JobInterval Interval(JobInterval? interval)
    {
        if (interval is null || (interval.Days, interval.Hours, interval.Minutes) is (null, null, null))
        {
            throw Wrong("schedule.interval", "needs days, hours or minutes, such as {\"hours\": 24}.");
        }

        if (new[] { interval.Days, interval.Hours, interval.Minutes }.Any(part => part is < 0 or > 1_000_000))
        {
            throw Wrong("schedule.interval", "has a part that is negative or far too large.");
        }

        return interval.Length >= ShortestInterval && interval.Length <= LongestInterval
            ? interval
            : throw Wrong("schedule.interval", "must be at least one minute and at most 366 days.");
    }

    // RFC 3339: without an offset nobody knows when it is. Cut to the second, as all occurrences are.
    private static DateTimeOffset Once(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            throw Wrong("schedule.once", "is required.");
        }

        if (!HasOffset(text) || !DateTimeOffset.TryParseExact(text, OnceFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw Wrong("schedule.once", "must be a time with its offset, such as 2026-03-01T09:00:00+08:00.");
        }

        var second = new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
        return second > now ? second : throw Wrong("schedule.once", "is in the past.");
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');

    private static string Zone(string? zone, string field)
    {
        zone ??= JobSchedule.DefaultTimeZone;
        var isIana = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) && (zone == "UTC" || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out _));
        return isIana ? zone : throw Wrong(field, "is no IANA time zone, such as Asia/Singapore.");
    }

    private static string[] Split(string cron) => cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSet(string field) => field is not ("*" or "?");

    private static ProblemException Wrong(string field, string message) => ProblemException.Validation(field, message);
}

/// <summary>A schedule as people write it (seed, Scheduler).</summary>
/// <param name="Type">One of <see cref="ScheduleTypes"/>.</param>
/// <param name="Cron">Five fields.</param>
/// <param name="Interval">How often.</param>
/// <param name="Once">RFC 3339, with an offset.</param>
/// <param name="TimeZone">An IANA time zone; Asia/Singapore when left out.</param>
public sealed record ScheduleRequest(string? Type, string? Cron, JobInterval? Interval, string? Once, string? TimeZone);
