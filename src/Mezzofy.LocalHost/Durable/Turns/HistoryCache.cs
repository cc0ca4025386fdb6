using Mezzofy.LocalHost.Durable.Replay;

namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>
/// Histories of instances that this process advanced last, so that they need not be read again. Every pass still replays from the
/// beginning; a history counts only when its generation and length are those of the locked row. Bounded; the oldest leave first.
/// </summary>
internal sealed class HistoryCache(int mostLines = 200_000, long mostCharacters = 32_000_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = [];
    private readonly LinkedList<string> order = [];
    private long lines;
    private long characters;

    /// <summary>The history of an instance, or null when it is not known in this state.</summary>
    public IReadOnlyList<HistoryEvent>? Find(InstanceState state)
    {
        if (state.History == 0)
            return [];
        lock (gate)
        {
            return entries.TryGetValue(state.InstanceId, out var entry) && entry.ExecutionId == state.ExecutionId && entry.Lines.Count == state.History
                ? entry.Lines
                : null;
        }
    }

    /// <summary>Keeps the history of an instance after a turn was stored.</summary>
    public void Keep(string instanceId, Guid executionId, List<HistoryEvent> history)
    {
        lock (gate)
        {
            Remove(instanceId);
            var entry = new Entry(executionId, history, history.Sum(line => (long)(line.Data?.Length ?? 0)), order.AddLast(instanceId));
            entries.Add(instanceId, entry);
            lines += history.Count;
            characters += entry.Characters;
            while ((lines > mostLines || characters > mostCharacters) && order.First is { } oldest)
                Remove(oldest.Value);
        }
    }

    /// <summary>Forgets an instance.</summary>
    public void Forget(string instanceId)
    {
        lock (gate)
            Remove(instanceId);
    }

    private void Remove(string instanceId)
    {
        if (!entries.Remove(instanceId, out var entry))
            return;
        order.Remove(entry.Place);
        lines -= entry.Lines.Count;
        characters -= entry.Characters;
    }

    private sealed record Entry(Guid ExecutionId, List<HistoryEvent> Lines, long Characters, LinkedListNode<string> Place);
}
