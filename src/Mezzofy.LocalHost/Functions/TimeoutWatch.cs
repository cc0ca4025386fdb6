using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Functions;

/// <summary>
/// Holds host.json <c>functionTimeout</c>: at the limit the call's token fires; a call that has not ended <see cref="Grace"/> later is
/// abandoned, and goes on in nobody's name. One timer serves all calls, and only calls that wait are entered.
/// </summary>
internal sealed class TimeoutWatch : IDisposable
{
    /// <summary>How long a call may go on after its token fired, as on the Functions host, where the worker is restarted then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TimeSpan? limit;
    private readonly TimeProvider clock;
    private readonly ITimer? timer;
    private readonly LinkedList<Entry> running = new();
    private readonly LinkedList<Entry> late = new();

    /// <summary>Starts it.</summary>
    public TimeoutWatch(HostSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        limit = settings.FunctionTimeout;
        if (limit is { } time)
        {
            var period = TimeSpan.FromMilliseconds(Math.Clamp(time.TotalMilliseconds / 20, 20, 1000));
            timer = clock.CreateTimer(_ => Tick(), null, period, period);
        }
    }

    /// <summary>Waits for a call.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="call">Its task.</param>
    /// <param name="abandon">Called at most once, from another thread, when the call is abandoned; the wait goes on.</param>
    public async Task WatchAsync(Invocation invocation, Task call, Action abandon)
    {
        if (limit is null)
        {
            await call;
            return;
        }

        var entry = new LinkedListNode<Entry>(new Entry(invocation, abandon, clock.GetTimestamp()));
        lock (running)
            running.AddLast(entry);
        try
        {
            await call;
        }
        finally
        {
            lock (running)
                entry.List?.Remove(entry);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private void Tick()
    {
        foreach (var entry in Due(running, limit!.Value, late))
            entry.Invocation.TimeOut();
        foreach (var entry in Due(late, limit.Value + Grace, null))
            entry.Abandon();
    }

    // All calls have the same limit, so the first entered is the first due.
    private List<Entry> Due(LinkedList<Entry> list, TimeSpan age, LinkedList<Entry>? next)
    {
        var due = new List<Entry>();
        lock (running)
        {
            while (list.First is { } first && clock.GetElapsedTime(first.Value.Started) >= age)
            {
                list.RemoveFirst();
                next?.AddLast(first);
                due.Add(first.Value);
            }
        }

        return due;
    }

    private sealed record Entry(Invocation Invocation, Action Abandon, long Started);
}
