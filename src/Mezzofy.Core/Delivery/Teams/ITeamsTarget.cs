using System.Text.Json.Nodes;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>Where a post goes: one of the three ways, with the same card.</summary>
internal interface ITeamsTarget
{
    /// <summary>Posts the card.</summary>
    /// <returns>What the provider calls the message, or null.</returns>
    Task<string?> PostAsync(StoredDelivery delivery, JsonObject card, string summary, CancellationToken cancellationToken);

    /// <summary>Asks whether an earlier attempt's message is there.</summary>
    /// <returns>Its id; an empty text when it is not there; null when that cannot be told.</returns>
    Task<string?> FindAsync(StoredDelivery delivery, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
