using System.ComponentModel;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Teams;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Outlook;

namespace Mezzofy.Core.Tools.Teams;

/// <summary>What <see cref="TeamsPostMessage"/> needs.</summary>
/// <param name="Channel">Where to.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">CommonMark.</param>
/// <param name="Attachments">Files to list.</param>
public sealed record TeamsPostArguments(
    [property: Description("The channel by its name, for example \"sales\" or \"#management\".")] string Channel,
    [property: Description("The title, one line.")] string Title,
    [property: Description("The message as CommonMark.")] string Text,
    [property: Description("Ids (file_…) of files made in this conversation to list with it.")] IReadOnlyList<string>? Attachments = null);

/// <summary>Posts to a Teams channel of the company, through the outbox.</summary>
/// <remarks>A channel is the company's own place, so a tainted run may post there: nothing leaves the company.</remarks>
public sealed class TeamsPostMessage(TeamsChannels channels, OutlookAttachments attachments, Outbox outbox, OutboxDispatcher dispatcher) : Tool<TeamsPostArguments>
{
    private const int MaxTitle = 250;
    private const int MaxText = 20_000;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "teams_post_message",
        "Posts a message to a Microsoft Teams channel of the company, with files listed. The result's status says what came of it: "
        + "sent, queued (will be tried again), or captured (the channel is not connected; it was only recorded).",
        [Permissions.TeamsPost],
        ToolEffect.Outward)
    {
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(TeamsPostArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        var post = new TeamsPost(TeamsChannels.Plain(arguments.Channel), arguments.Title.Trim(), arguments.Text)
        {
            Files = await attachments.CheckAsync(arguments.Attachments, context, cancellationToken),
        };
        var delivery = await outbox.EnqueueAsync(NewDelivery.Of(post, context.IdempotencyKey, context.Caller.UserId, context.RunId) with { OnlyWhileRunning = true }, cancellationToken);
        var status = await dispatcher.DispatchAsync(delivery.Id, cancellationToken);
        return new(new TeamsPostResult(status.Name(), delivery.Id, post.Channel!, status.Note("message", "Teams channel")));
    }

    private void Check(TeamsPostArguments arguments)
    {
        if (!channels.IsKnown(arguments.Channel))
        {
            throw new ToolRefusedException("channel_not_found", channels.Unknown(arguments.Channel ?? ""));
        }

        if (string.IsNullOrWhiteSpace(arguments.Title) || arguments.Title.Length > MaxTitle || arguments.Title.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ToolRefusedException("invalid_title", $"The title must be one line of 1 to {MaxTitle} characters.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Text) || arguments.Text.Length > MaxText)
        {
            throw new ToolRefusedException("invalid_text", $"The text must have 1 to {MaxText} characters.");
        }
    }
}

/// <summary>What came of a post.</summary>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
/// <param name="DeliveryId">Its row in the outbox.</param>
/// <param name="Channel">Where to.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record TeamsPostResult(string Status, string DeliveryId, string Channel, string? Note);
