using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Http;

/// <summary>
/// Bounds the requests in work. host.json <c>extensions.http.maxOutstandingRequests</c>: one more, waiting or running, is refused;
/// <c>maxConcurrentRequests</c>: one more waits, in order. Neither is bounded by default.
/// </summary>
internal sealed class RequestGate(int maxOutstanding, int maxConcurrent)
{
    private readonly SemaphoreSlim? running = maxConcurrent > 0 ? new SemaphoreSlim(maxConcurrent) : null;
    private int outstanding;

    /// <summary>Whether requests may have to wait.</summary>
    public bool Queues => running is not null;

    /// <summary>Reads the bounds.</summary>
    /// <exception cref="StartupException">One is no number.</exception>
    public static RequestGate Of(HostSettings settings) => new(
        settings.Number("extensions:http:maxOutstandingRequests", -1),
        settings.Number("extensions:http:maxConcurrentRequests", -1));

    /// <summary>Counts a request in; false where there are too many.</summary>
    public bool TryEnter()
    {
        if (maxOutstanding <= 0 || Interlocked.Increment(ref outstanding) <= maxOutstanding)
            return true;
        Interlocked.Decrement(ref outstanding);
        return false;
    }

    /// <summary>Counts it out again.</summary>
    public void Leave()
    {
        if (maxOutstanding > 0)
            Interlocked.Decrement(ref outstanding);
    }

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync(CancellationToken cancellation) => running?.WaitAsync(cancellation) ?? Task.CompletedTask;

    /// <summary>Gives the turn to the next.</summary>
    public void Release() => running?.Release();
}
