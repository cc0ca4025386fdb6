using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery.Capture;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>Posts in Teams; captured where the channel is not connected.</summary>
internal sealed class TeamsChannel(TeamsTargets targets, IArtifactStore artifacts, FileLinks links, OutboxFolder folder) : IDeliveryChannel
{
    /// <inheritdoc/>
    public string Name => Channels.Teams;

    /// <inheritdoc/>
    public bool IsIdempotent => false;

    /// <inheritdoc/>
    public bool CanReadBack => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var post = delivery.Read<TeamsPost>();
        var target = targets.Find(post);
        var card = AdaptiveCard.Of(post, await FilesAsync(delivery, post, cancellationToken));
        return target is null
            ? await folder.CaptureAsync(delivery, new { delivery.Channel, Post = post, Card = card }, cancellationToken)
            : new(DeliveryStatus.Sent, await target.PostAsync(delivery, card, post.Title, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> ReadBackAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        if (targets.Find(delivery.Read<TeamsPost>()) is not { } target)
        {
            // Writing it to the folder again leaves the same file.
            return new(DeliveryStatus.Pending);
        }

        return await target.FindAsync(delivery, cancellationToken) switch
        {
            null => new(DeliveryStatus.Unknown, Error: "It was sent, but whether it arrived cannot be read back on this way into Teams."),
            "" => new(DeliveryStatus.Pending, Error: "The channel has no such message: it was not posted."),
            var id => new(DeliveryStatus.Sent, id),
        };
    }

    private async Task<IReadOnlyList<CardFile>> FilesAsync(StoredDelivery delivery, TeamsPost post, CancellationToken cancellationToken)
    {
        var files = new List<CardFile>();
        foreach (var id in post.Files)
        {
            var file = await artifacts.FindAsync(id, delivery.OwnerId, cancellationToken) ?? throw ProblemException.NotFound($"The file {id}");
            files.Add(new(file.Name, await links.CreateAsync(file, cancellationToken)));
        }

        return files;
    }
}
