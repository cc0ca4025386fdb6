using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>A channel through Graph, with a person's delegated rights. The card's attachment id is the delivery's, so that it can be found.</summary>
internal sealed class GraphTarget(GraphServiceClient graph, string teamId, string channelId) : ITeamsTarget
{
    private const int Newest = 50;

    /// <inheritdoc/>
    public async Task<string?> PostAsync(StoredDelivery delivery, JsonObject card, string summary, CancellationToken cancellationToken)
    {
        var attachment = AttachmentId(delivery);
        var message = new ChatMessage
        {
            Subject = summary,
            Body = new ItemBody { ContentType = BodyType.Html, Content = $"<attachment id=\"{attachment}\"></attachment>" },
            Attachments = [new ChatMessageAttachment { Id = attachment, ContentType = AdaptiveCard.ContentType, Content = AdaptiveCard.Text(card) }],
        };
        var posted = await graph.Teams[teamId].Channels[channelId].Messages.PostAsync(message, cancellationToken: cancellationToken);
        return posted?.Id;
    }

    /// <inheritdoc/>
    public async Task<string?> FindAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var attachment = AttachmentId(delivery);
        var newest = await graph.Teams[teamId].Channels[channelId].Messages.GetAsync(request => request.QueryParameters.Top = Newest, cancellationToken);
        var messages = newest?.Value ?? [];
        var found = messages.FirstOrDefault(message => message.Attachments?.Any(candidate => candidate.Id == attachment) == true);

        // A busy channel may have pushed it out of the newest.
        return found?.Id ?? (messages.Count < Newest || messages.Any(message => message.CreatedDateTime < delivery.CreatedAt) ? "" : null);
    }

    private static string AttachmentId(StoredDelivery delivery) => delivery.Id[(Ids.Delivery.Length + 1)..];
}
