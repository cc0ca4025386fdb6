using Mezzofy.Core.Agents;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;

namespace Mezzofy.Core.Gateway;

/// <summary>A message as a door hands it in, before it is checked and completed.</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Message">What they say.</param>
/// <param name="Origin">The door it came through, the address, the trace.</param>
public sealed record IncomingMessage(Caller Caller, string? Message, RequestOrigin Origin)
{
    /// <summary>The session to go on with, or null for a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The sender's key, or null.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Told which run it became as soon as it is accepted; the run's events are then stored and told as they happen. Null when nobody watches.</summary>
    public IProgress<StreamedRun>? Watcher { get; init; }

    /// <summary>Why it is to be worked on in the background from the start, one of <see cref="HandOverReasons"/>; null to answer while the sender waits.</summary>
    public string? TaskReason { get; init; }

    /// <summary>The agent that a schedule or a webhook's source names; null to route by what is said.</summary>
    public string? Agent { get; init; }

    /// <summary>Of a webhook: the type of the event.</summary>
    public string? EventType { get; init; }

    /// <summary>Of Teams: the channel's name.</summary>
    public string? Channel { get; init; }

    /// <summary>Text from outside that belongs to it; never followed, and taints the run.</summary>
    public string? UntrustedText { get; init; }

    /// <summary>What its task and session are called; null for the beginning of the message.</summary>
    public string? Title { get; init; }

    /// <summary>Where the result goes besides the session: the seed's <c>deliver_to</c> as JSON, or null.</summary>
    public string? DeliverTo { get; init; }

    /// <summary>Who approves what needs a person, <c>user_…</c>; null for the caller.</summary>
    public string? ApproverId { get; init; }
}
