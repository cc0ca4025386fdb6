namespace Mezzofy.Core.Realtime;

/// <summary>Tells whoever is connected to the live channel what happens.</summary>
/// <remarks>Best effort: what a client missed it reads from the stored stream of the run; nothing waits for it.</remarks>
public interface IRealtimePublisher
{
    /// <summary>Sends an event to every connection of a user.</summary>
    /// <param name="userId">The user, <c>user_…</c>.</param>
    /// <param name="eventJson">A JSON object with its <c>type</c>; the one argument of the client's method <c>event</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask PublishAsync(string userId, string eventJson, CancellationToken cancellationToken);
}
