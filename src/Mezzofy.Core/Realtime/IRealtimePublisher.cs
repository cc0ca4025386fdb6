namespace Mezzofy.Core.Realtime;

/// <summary>Sends events to people who are connected to the live channel, in whatever process they are.</summary>
public interface IRealtimePublisher
{
    /// <summary>
    /// Sends an event to all connections of a person; to nobody where there are none. Best effort: returns as soon as the event is queued
    /// and never fails the caller. Events to one person from one process arrive in the order of these calls; an event that cannot be sent
    /// in time is dropped, so nothing may depend on one. Each is one invocation of the client's method <c>event</c> with one argument.
    /// </summary>
    /// <param name="userId">The person, <c>user_…</c>.</param>
    /// <param name="eventJson">A JSON object with a <c>type</c> (http-api.md, Live channel), at most 1 MB.</param>
    /// <param name="cancellationToken">Not waited with; there is nothing to wait for.</param>
    ValueTask PublishAsync(string userId, string eventJson, CancellationToken cancellationToken = default);
}
