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
        var target = new DateTimeOffset(GetUtcNow().Date + TimeSpan.Parse(timeOfDay, CultureInfo.InvariantCulture), TimeSpan.Zero);
        while (GetUtcNow() < target)
        {
            var next = target - GetUtcNow() > Stretch ? GetUtcNow() + Stretch : target;
            await Eventually.TrueAsync(() => awaited.ContainsKey(next), $"a wait until {next:HH:mm:ss.fff} (at {GetUtcNow():HH:mm:ss.fff})");
            SetUtcNow(next);
        }
    }
}
