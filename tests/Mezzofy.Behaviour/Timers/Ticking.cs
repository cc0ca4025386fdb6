using System.Globalization;
using Mezzofy.Behaviour.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Timers;

/// <summary>Writes down a run: <c>name|time|past due|last|next</c>, the last two <c>none</c> without a schedule status.</summary>
public static class Runs
{
    /// <summary>Notes it.</summary>
    public static void Note(this Sightings sightings, string name, TimeProvider time, TimerInfo timer) =>
        sightings.Add(string.Join('|', name, Text(time.GetUtcNow().UtcDateTime), timer.IsPastDue, Text(timer.ScheduleStatus?.Last), Text(timer.ScheduleStatus?.Next)));

    private static string Text(DateTime? at) => at?.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>Every two seconds.</summary>
public sealed class EvenSecond(Sightings sightings, TimeProvider time)
{
    [Function("EvenSecond")]
    public void Run([TimerTrigger("*/2 * * * * *")] TimerInfo timer) => sightings.Note("EvenSecond", time, timer);
}

/// <summary>Every two seconds, until a test lets it go.</summary>
public sealed class Slow(Sightings sightings, TimeProvider time)
{
    [Function("SlowTimer")]
    public async Task Run([TimerTrigger("*/2 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        sightings.Note("Slow", time, timer);
        await sightings.Gates.GetOrAdd("slow-timer", _ => new SemaphoreSlim(0)).WaitAsync(cancellation);
        sightings.Add("SlowEnded");
    }
}

/// <summary>Fails every time.</summary>
public sealed class Failing(Sightings sightings, TimeProvider time)
{
    [Function("FailingTimer")]
    public void Run([TimerTrigger("*/2 * * * * *")] TimerInfo timer)
    {
        sightings.Note("Failing", time, timer);
        throw new DivideByZeroException();
    }
}

/// <summary>Daily, and at every start.</summary>
public sealed class AtStart(Sightings sightings, TimeProvider time)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("0 30 9 * * *", RunOnStartup = true)] TimerInfo timer) => sightings.Note("AtStart", time, timer);
}

/// <summary>Every minute, monitored.</summary>
public sealed class EveryMinute(Sightings sightings, TimeProvider time)
{
    [Function("EveryMinute")]
    public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer) => sightings.Note("EveryMinute", time, timer);
}

/// <summary>Every minute, not monitored.</summary>
public sealed class Unmonitored(Sightings sightings, TimeProvider time)
{
    [Function("Unmonitored")]
    public void Run([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer) => sightings.Note("Unmonitored", time, timer);
}

/// <summary>Five fields.</summary>
public sealed class FiveFields(Sightings sightings, TimeProvider time)
{
    [Function("FiveFields")]
    public void Run([TimerTrigger("*/1 * * * *")] TimerInfo timer) => sightings.Note("FiveFields", time, timer);
}

/// <summary>A time span.</summary>
public sealed class Interval(Sightings sightings, TimeProvider time)
{
    [Function("Interval")]
    public void Run([TimerTrigger("00:00:03")] TimerInfo timer) => sightings.Note("Interval", time, timer);
}

/// <summary>A schedule from the settings.</summary>
public sealed class FromSetting(Sightings sightings, TimeProvider time)
{
    [Function("FromSetting")]
    public void Run([TimerTrigger("%MySchedule%")] TimerInfo timer) => sightings.Note("FromSetting", time, timer);
}

/// <summary>Schedules that are none.</summary>
public sealed class InError(Sightings sightings)
{
    [Function("NoSuchSetting")]
    public void Unresolved([TimerTrigger("%NopeSetting%", RunOnStartup = true)] TimerInfo timer) => sightings.Add("NoSuchSetting");

    [Function("NoCron")]
    public void Unreadable([TimerTrigger("not a cron", RunOnStartup = true)] TimerInfo timer) => sightings.Add("NoCron");
}
