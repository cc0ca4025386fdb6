using System.Collections.Concurrent;

namespace Mezzofy.Core.Limits;

/// <summary>
/// Limits how often a key may be used in any minute, by the sliding window counter: the current minute's uses plus the part of the
/// last minute's that still lies in the window.
/// </summary>
/// <remarks>
/// Lives in one process and costs no I/O: with n processes a key may have up to n times the limit. It protects the process; nothing
/// depends on its counts.
/// </remarks>
public sealed class SlidingWindow(int perMinute, TimeProvider time)
{
    private const int MaxKeys = 100_000;
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>Uses the key once.</summary>
    /// <returns>Null when that was within the limit (0 is no limit); else how long to wait. A refused use is not counted.</returns>
    public TimeSpan? Use(string key)
    {
        if (perMinute == 0)
        {
            return null;
        }

        var now = time.GetUtcNow().UtcTicks;
        var counter = counters.TryGetValue(key, out var known) ? known : Add(key, now / TimeSpan.TicksPerMinute);
        return counter.Use(now, perMinute);
    }

    private Counter Add(string key, long minute)
    {
        if (counters.Count >= MaxKeys)
        {
            Sweep(minute);
        }

        return counters.GetOrAdd(key, static _ => new Counter());
    }

    private void Sweep(long minute)
    {
        foreach (var (key, counter) in counters)
        {
            if (counter.IsIdleSince(minute - 1))
            {
                counters.TryRemove(key, out _);
            }
        }

        // Nothing idle: the table must not grow without end; forgetting counts for a moment is the lesser evil.
        if (counters.Count >= MaxKeys)
        {
            counters.Clear();
        }
    }

    private sealed class Counter
    {
        private readonly Lock gate = new();
        private long minute;
        private int current;
        private int previous;

        public bool IsIdleSince(long since) => Volatile.Read(ref minute) < since;

        public TimeSpan? Use(long now, int limit)
        {
            lock (gate)
            {
                Turn(now / TimeSpan.TicksPerMinute);
                var remaining = TimeSpan.TicksPerMinute - (now % TimeSpan.TicksPerMinute);
                if (current + (previous * ((double)remaining / TimeSpan.TicksPerMinute)) < limit)
                {
                    current++;
                    return null;
                }

                return Wait(remaining, limit);
            }
        }

        private void Turn(long to)
        {
            if (to == minute)
            {
                return;
            }

            previous = to == minute + 1 ? current : 0;
            current = 0;
            minute = to;
        }

        // Until the previous minute's share has shrunk enough or, when this minute alone is full, until its own share shrinks in the next.
        private TimeSpan Wait(long remaining, int limit)
        {
            if (current < limit)
            {
                var share = (double)(limit - current) / previous;
                return TimeSpan.FromTicks(Math.Max(remaining - (long)(share * TimeSpan.TicksPerMinute), 0) + 1);
            }

            var into = (1 - ((double)limit / current)) * TimeSpan.TicksPerMinute;
            return TimeSpan.FromTicks(remaining + (long)into + 1);
        }
    }
}
