using System.Globalization;
using Mezzofy.LocalHost.Hosting;
using NCrontab;

namespace Mezzofy.LocalHost.Timers;

/// <summary>When a timer is due, in UTC.</summary>
/// <param name="Expression">As written, settings expanded.</param>
/// <param name="Next">The first occurrence after a time; <see cref="DateTime.MaxValue"/> for never.</param>
internal sealed record Schedule(string Expression, Func<DateTime, DateTime> Next)
{
    private const int FieldsWithSeconds = 6;
    private const int Looked = 5;

    /// <summary>The shortest interval that is remembered.</summary>
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    /// <summary>Reads NCRONTAB of six fields (seconds first) or five, or a time span as <c>00:05:00</c>.</summary>
    /// <exception cref="StartupException">It is neither; the message is the Functions host's own.</exception>
    public static Schedule Parse(string text)
    {
        var options = new CrontabSchedule.ParseOptions
        {
            IncludingSeconds = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds,
        };
        if (CrontabSchedule.TryParse(text, options) is { } cron)
            return new Schedule(text, after => Utc(cron.GetNextOccurrence(after)));
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new Schedule(text, after => after + interval)
            : throw new StartupException($"The schedule expression '{text}' was not recognized as a valid cron expression or timespan string.");
    }

    /// <summary>Whether its next occurrences are at least a minute apart: more frequent ones are not worth remembering.</summary>
    public bool CanBeMonitored(DateTime now)
    {
        var before = Next(now);
        for (var i = 1; i < Looked; i++)
        {
            var next = Next(before);
            if (next - before < ShortestMonitored)
                return false;
            before = next;
        }

        return true;
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
