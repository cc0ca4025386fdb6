using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.LocalHost.Tests.Timers;

/// <summary>A clock that a test moves, and that knows which times are waited for.</summary>
internal sealed class SteppedClock(string start) : FakeTimeProvider(DateTimeOffset.Parse(start + "Z", CultureInfo.InvariantCulture))
{
    // As long as the timers' loop waits at a stretch.
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<DateTimeOffset, bool> awaited = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && period == Timeout.InfiniteTimeSpan)
            awaited[GetUtcNow() + dueTime] = true;
        return timer;
    }

    /// <summary>Moves to a time of day that somebody waits for, as soon as somebody does.</summary>
    public async Task ToAsync(string timeOfDay)
    {
        var target = Today(timeOfDay);
        while (GetUtcNow() < target)
        {
            var next = target - GetUtcNow() > Stretch ? GetUtcNow() + Stretch : target;
            await AwaitedAsync(next);
            SetUtcNow(next);
        }
    }

    /// <summary>Returns once somebody waits for a time of day.</summary>
    public Task AwaitedAsync(string timeOfDay) => AwaitedAsync(Today(timeOfDay));

    private Task AwaitedAsync(DateTimeOffset moment) =>
        Eventually.TrueAsync(() => awaited.ContainsKey(moment), $"a wait until {moment:HH:mm:ss.fff} (at {GetUtcNow():HH:mm:ss.fff})");

    private DateTimeOffset Today(string timeOfDay) => new(GetUtcNow().Date + TimeSpan.Parse(timeOfDay, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
