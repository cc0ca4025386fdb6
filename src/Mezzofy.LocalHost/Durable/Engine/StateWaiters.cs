using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Workers;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Wakes callers that wait for an instance to begin or end: at once when that happens here, soon when it happens elsewhere.</summary>
internal sealed class StateWaiters(Signals signals, DurableOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<TaskCompletionSource>> waiting = [];

    /// <summary>Instances have begun or ended here.</summary>
    public void Changed(IEnumerable<string> instanceIds)
    {
        foreach (var id in instanceIds)
        {
            List<TaskCompletionSource>? woken;
            lock (gate)
                waiting.Remove(id, out woken);
            woken?.ForEach(one => one.TrySetResult());
        }
    }

    /// <summary>Waits until a condition about an instance holds.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="look">Reads it; null while the condition does not hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> WaitAsync<T>(string instanceId, Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var elsewhere = signals.States.Next;
            lock (gate)
            {
                if (!waiting.TryGetValue(instanceId, out var list))
                    waiting.Add(instanceId, list = []);
                list.Add(change);
            }

            try
            {
                if (await look() is { } found)
                    return found;
                await Pulse.WaitAsync(signals.HasOthers ? Task.WhenAny(change.Task, elsewhere) : change.Task, options.Poll * (signals.HasOthers ? 2 : 10), cancellationToken);
            }
            finally
            {
                Leave(instanceId, change);
            }
        }
    }

    private void Leave(string instanceId, TaskCompletionSource change)
    {
        lock (gate)
        {
            if (waiting.TryGetValue(instanceId, out var list) && list.Remove(change) && list.Count == 0)
                waiting.Remove(instanceId);
        }
    }
}
