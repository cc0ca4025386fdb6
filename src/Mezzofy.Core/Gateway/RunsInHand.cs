using System.Collections.Concurrent;
using Mezzofy.Core.Data;

namespace Mezzofy.Core.Gateway;

/// <summary>The runs this process is working on, so that one it dropped (an exception, a database that went away) is told from one it holds.</summary>
public sealed class RunsInHand(InstancePresence presence)
{
    private readonly ConcurrentDictionary<string, byte> held = new();

    /// <summary>Marks a run as worked on until the result is disposed; null when it already is.</summary>
    public IDisposable? Hold(string runId) => held.TryAdd(runId, 0) ? new Release(this, runId) : null;

    /// <summary>Whether somebody is working on the run: this process, or the living one that holds it.</summary>
    public async ValueTask<bool> IsHeldAsync(string runId, long instance, CancellationToken cancellationToken) =>
        held.ContainsKey(runId) || (instance != presence.Number && await presence.IsAliveAsync(instance, cancellationToken));

    private sealed class Release(RunsInHand runs, string runId) : IDisposable
    {
        public void Dispose() => runs.held.TryRemove(runId, out _);
    }
}
