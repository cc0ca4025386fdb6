using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;

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
}
