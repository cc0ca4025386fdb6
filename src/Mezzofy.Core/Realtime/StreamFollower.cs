using System.Runtime.CompilerServices;

namespace Mezzofy.Core.Realtime;

/// <summary>Follows the stored events of a run from any point to its end, whichever process works on it.</summary>
public sealed class StreamFollower(RunStream stream, StreamSignals signals, TimeProvider clock)
{
    private const int Batch = 200;

    // How often it looks when nobody in this process says that there is something.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The events after a number, each once and in order; ends with the run's last event or when there is none after that number, with an error when the run's session is deleted,
    /// or when it was followed for long enough.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="ownerId">Whose it must be.</param>
    /// <param name="after">The last number that is known; 0 for all.</param>
    /// <param name="forAsLongAs">How long to wait for the last event.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<StoredEvent> FollowAsync(
        string runId, string ownerId, int after, TimeSpan forAsLongAs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            while (clock.GetElapsedTime(started) < forAsLongAs)
            {
                var next = signals.Next(runId);
                if (await stream.ReadAsync(runId, ownerId, after, Batch, cancellationToken) is not { } events)
                {
                    yield return Gone(runId, after + 1);
                    yield break;
                }

                foreach (var happened in events)
                {
                    after = happened.Seq;
                    yield return happened;
                    if (happened.IsLast)
                    {
                        yield break;
                    }
                }

                if (events.Count == 0)
                {
                    if (await stream.IsOverAsync(runId, after, cancellationToken))
                    {
                        yield break;
                    }

                    await Task.WhenAny(next, Task.Delay(Poll, clock, cancellationToken));
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            // A run whose last event was read gives no signal that would take the entry away; others who follow it look again.
            signals.Forget(runId);
        }
    }

    private static StoredEvent Gone(string runId, int seq)
    {
        var told = StreamEvent.Error(ProblemException.SessionDeleted());
        (told["run_id"], told["seq"]) = (runId, seq);
        return new(seq, told.ToJsonString(ProductJson.Options));
    }
}
