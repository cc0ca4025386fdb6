using System.Collections.Concurrent;

namespace Mezzofy.Core.Realtime;

/// <summary>Wakes those in this process who follow a run when one of its events has been stored.</summary>
/// <remarks>A hint: a run that another process works on gives none, so followers look again after a while all the same.</remarks>
public sealed class StreamSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();

    /// <summary>A task that ends at the run's next event. Taken before the stream is read, so that nothing falls between.</summary>
    public Task Next(string runId) =>
        waiting.GetOrAdd(runId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Wakes the followers of a run.</summary>
    public void Raise(string runId)
    {
        if (waiting.TryRemove(runId, out var followers))
        {
            followers.TrySetResult();
        }
    }

    /// <summary>Forgets a run that nobody follows any more.</summary>
    public void Forget(string runId) => Raise(runId);
}
