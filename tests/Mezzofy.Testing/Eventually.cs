using System.Diagnostics;

namespace Mezzofy.Testing;

/// <summary>Waits for a condition, with a bound.</summary>
public static class Eventually
{
    /// <summary>Returns as soon as the condition holds.</summary>
    /// <param name="condition">Asked every 10 ms.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="within">The bound; 20 s by default.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var bound = within ?? TimeSpan.FromSeconds(20);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > bound)
                throw new TimeoutException($"Waited {bound.TotalSeconds} s for {what}.");
            await Task.Delay(10);
        }
    }

    /// <summary>Returns as soon as the condition holds.</summary>
    /// <param name="condition">Asked every 10 ms.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="within">The bound; 20 s by default.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, within);
}
