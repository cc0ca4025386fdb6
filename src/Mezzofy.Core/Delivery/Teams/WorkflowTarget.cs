using System.Text;
using System.Text.Json.Nodes;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>A Workflows webhook of a channel. It answers 202 and names no message, so nothing can be read back.</summary>
internal sealed class WorkflowTarget(HttpClient http, Uri address) : ITeamsTarget
{
    /// <inheritdoc/>
    public async Task<string?> PostAsync(StoredDelivery delivery, JsonObject card, string summary, CancellationToken cancellationToken)
    {
        using var content = new StringContent(AdaptiveCard.Text(AdaptiveCard.Message(card, summary)), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(address, content, cancellationToken);
        return null;
    }
}
