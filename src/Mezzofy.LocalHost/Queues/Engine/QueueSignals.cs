using System.Collections.Concurrent;
using Mezzofy.LocalHost.Workers;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>Wakes whoever receives from a queue in this process.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, Pulse> pulses = [];

    /// <summary>Beats when there may be messages in a queue.</summary>
    public Pulse Of(string queue) => pulses.GetOrAdd(queue, _ => new Pulse());

    /// <summary>There may be messages in a queue.</summary>
    public void Tell(string queue)
    {
        if (pulses.TryGetValue(queue, out var pulse))
            pulse.Beat();
    }

    /// <summary>There may be messages in any queue.</summary>
    public void TellAll()
    {
        foreach (var pulse in pulses.Values)
            pulse.Beat();
    }
}
