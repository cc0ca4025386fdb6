using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>A conversation with the bot, through the Bot Framework connector. What was posted cannot be read back.</summary>
internal sealed class BotTarget(HttpClient http, Uri serviceUrl, string conversationId, string? replyToId) : ITeamsTarget
{
    /// <inheritdoc/>
    public async Task<string?> PostAsync(StoredDelivery delivery, JsonObject card, string summary, CancellationToken cancellationToken)
    {
        var activity = AdaptiveCard.Message(card, summary);
        activity["replyToId"] = replyToId;
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        var address = new Uri($"{serviceUrl.AbsoluteUri.TrimEnd('/')}/{path}{(replyToId is null ? "" : $"/{Uri.EscapeDataString(replyToId)}")}");
        using var content = new StringContent(AdaptiveCard.Text(activity), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(address, content, cancellationToken);
        return IdOf(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    // It was posted, whatever the answer looks like.
    private static string? IdOf(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject answer ? (string?)answer["id"] : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
