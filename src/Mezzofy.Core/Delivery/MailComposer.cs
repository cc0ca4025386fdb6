using Markdig;
using Mezzofy.Core.Artifacts;
using MimeKit;

namespace Mezzofy.Core.Delivery;

/// <summary>Makes the MIME message of a mail: HTML and text, its files attached.</summary>
public sealed class MailComposer(IArtifactStore artifacts)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Composes it.</summary>
    /// <exception cref="ProblemException">404 when a file is gone or is not the owner's.</exception>
    public async Task<MimeMessage> ComposeAsync(StoredDelivery delivery, Mail mail, string sender, CancellationToken cancellationToken)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = delivery.CreatedAt, MessageId = $"{delivery.Id}@mezzofy.com" };
        message.From.Add(new MailboxAddress("Mezzofy Assistant", sender));
        message.To.AddRange(mail.To.Select(Address));
        message.Cc.AddRange(mail.Cc.Select(Address));
        if (mail.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(Address(replyTo));
        }

        var body = new BodyBuilder { TextBody = mail.Body, HtmlBody = Markdown.ToHtml(mail.Body, Pipeline) };
        foreach (var id in mail.Attachments)
        {
            await AttachAsync(body, delivery.OwnerId, id, cancellationToken);
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    private async Task AttachAsync(BodyBuilder body, string ownerId, string fileId, CancellationToken cancellationToken)
    {
        var artifact = await artifacts.FindAsync(fileId, ownerId, cancellationToken) ?? throw ProblemException.NotFound($"The file {fileId}");
        await using var content = await artifacts.OpenAsync(artifact, 0, null, cancellationToken);
        await body.Attachments.AddAsync(artifact.Name, content, ContentType.Parse(artifact.ContentType), cancellationToken);
    }

    private static MailboxAddress Address(MailAddress address) => new(address.Name ?? "", address.Address);
}
