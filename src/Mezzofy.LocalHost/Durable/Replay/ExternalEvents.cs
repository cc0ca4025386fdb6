using Mezzofy.LocalHost.Durable.Payloads;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Events and who waits for them: events are kept in order, the newest wait gets the next one, names ignore case.</summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, LinkedList<IWaiter>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent> kept = [];

    private interface IWaiter
    {
        void Deliver(string? payload);
    }

    /// <summary>The events nobody has waited for, in order.</summary>
    public IReadOnlyList<HistoryEvent> Kept => kept;

    /// <summary>Brings an event.</summary>
    /// <exception cref="System.Text.Json.JsonException">The payload is not what is waited for.</exception>
    public void Raise(HistoryEvent raised)
    {
        if (waiters.TryGetValue(raised.Name!, out var waiting) && waiting.Last is { } newest)
        {
            waiting.RemoveLast();
            newest.Value.Deliver(raised.Data);
        }
        else
        {
            kept.Add(raised);
        }
    }

    /// <summary>Waits for one.</summary>
    /// <exception cref="System.Text.Json.JsonException">An event was kept, and its payload is not this type.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        if (kept.FindIndex(candidate => candidate.Name!.Equals(name, StringComparison.OrdinalIgnoreCase)) is var index and >= 0)
        {
            var raised = kept[index];
            kept.RemoveAt(index);
            return Task.FromResult(Waiter<T>.Read(raised.Data));
        }

        return Enlist(name, new Waiter<T>(), cancellation);
    }

    private Task<T> Enlist<T>(string name, Waiter<T> waiter, CancellationToken cancellation)
    {
        if (!waiters.TryGetValue(name, out var waiting))
            waiters.Add(name, waiting = []);
        var place = waiting.AddLast(waiter);
        cancellation.Register(() =>
        {
            if (place.List is not null)
                waiting.Remove(place);
            waiter.Cancel(cancellation);
        });
        return waiter.Arrival;
    }

    private sealed class Waiter<T> : IWaiter
    {
        private readonly TaskCompletionSource<T> source = new();

        public Task<T> Arrival => source.Task;

        // An event without payload is the JSON null: fine for a reference, an error for a number.
        public static T Read(string? payload) => DurableJson.Read<T>(payload ?? "null")!;

        public void Deliver(string? payload) => source.TrySetResult(Read(payload));

        public void Cancel(CancellationToken cancellation) => source.TrySetCanceled(cancellation);
    }
}
