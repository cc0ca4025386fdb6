using Cronos;

namespace Mezzofy.Core.Scheduling;

/// <summary>When a job runs, in its time zone. Cron expressions and clock changes follow Cronos' rules (workflows.md, Schedules).</summary>
/// <param name="Type">One of <see cref="ScheduleTypes"/>.</param>
/// <param name="TimeZone">An IANA time zone.</param>
public sealed record JobSchedule(string Type, string TimeZone = JobSchedule.DefaultTimeZone)
{
    /// <summary>The time zone when none is named.</summary>
    public const string DefaultTimeZone = "Asia/Singapore";

    /// <summary>Of type <c>cron</c>: five fields.</summary>
    public string? Cron { get; init; }

    /// <summary>Of type <c>interval</c>: how much time passes between two runs.</summary>
    public JobInterval? Interval { get; init; }

    /// <summary>Of type <c>once</c>: when.</summary>
    public DateTimeOffset? Once { get; init; }

    /// <summary>The first occurrence after a moment, or null when there is none any more.</summary>
    /// <param name="after">The moment; an occurrence at it does not count.</param>
    /// <param name="anchor">What intervals are counted from.</param>
    public DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset anchor) => Type switch
    {
        ScheduleTypes.Cron => CronExpression.Parse(Cron!).GetNextOccurrence(after, Zone),
        ScheduleTypes.Interval => anchor + (Interval!.Length * (Passed(after, anchor) + 1)),
        _ => Once > after ? Once : null,
    };

    /// <summary>The next occurrences after a moment, in the job's own time.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, DateTimeOffset anchor, int count)
    {
        var times = new List<DateTimeOffset>(count);
        for (var next = Next(after, anchor); next is { } time && times.Count < count; next = Next(time, anchor))
        {
            times.Add(Local(time));
        }

        return times;
    }

    /// <summary>The occurrences from one moment to another, both included, the latest first; costs what is taken of it.</summary>
    public IEnumerable<DateTimeOffset> Descending(DateTimeOffset from, DateTimeOffset to, DateTimeOffset anchor) => Type switch
    {
        ScheduleTypes.Cron => CronExpression.Parse(Cron!).GetOccurrencesDescending(to, from, Zone, fromInclusive: true, toInclusive: true),
        ScheduleTypes.Interval => Intervals(from, to, anchor),
        _ => Once >= from && Once <= to ? [Once.Value] : [],
    };

    /// <summary>A moment as the clocks of the job's time zone show it.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    private IEnumerable<DateTimeOffset> Intervals(DateTimeOffset from, DateTimeOffset to, DateTimeOffset anchor)
    {
        for (var time = anchor + (Interval!.Length * Passed(to, anchor)); time >= from && time > anchor; time -= Interval.Length)
        {
            yield return time;
        }
    }

    // How many whole intervals have passed; none before the anchor.
    private long Passed(DateTimeOffset time, DateTimeOffset anchor) => time < anchor ? 0 : (time - anchor).Ticks / Interval!.Length.Ticks;
}

/// <summary>How often (seed, Schedule types): the sum of what is given.</summary>
/// <param name="Days">Days of 24 hours.</param>
/// <param name="Hours">Hours.</param>
/// <param name="Minutes">Minutes.</param>
public sealed record JobInterval(int? Days, int? Hours, int? Minutes)
{
    /// <summary>As a length of time.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeSpan Length => new(Days ?? 0, Hours ?? 0, Minutes ?? 0, 0);
}

/// <summary>The kinds of schedules (seed, Schedule types).</summary>
public static class ScheduleTypes
{
    /// <summary>By a cron expression.</summary>
    public const string Cron = "cron";

    /// <summary>Again and again, so much time apart.</summary>
    public const string Interval = "interval";

    /// <summary>At one moment.</summary>
    public const string Once = "once";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Cron, Interval, Once];
}
