namespace Mezzofy.LocalHost.Workers;

/// <summary>
/// Wakes whoever waits. Take <see cref="Next"/>, look for work, and await it only when there was none: a beat in between is not lost.
/// </summary>
internal sealed class Pulse
{
    private TaskCompletionSource source = Fresh();

    /// <summary>Ends with the next beat.</summary>
    public Task Next => Volatile.Read(ref source).Task;

    /// <summary>Wakes everybody.</summary>
    public void Beat() => Interlocked.Exchange(ref source, Fresh()).TrySetResult();

    /// <summary>Waits for a beat taken earlier, or a time.</summary>
    public static async Task WaitAsync(Task next, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(atMost, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing happened; the caller looks again.
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
