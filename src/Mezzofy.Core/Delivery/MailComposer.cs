using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs.Text;
using MimeKit;

namespace Mezzofy.Core.Delivery;

/// <summary>Makes what a mail consists of: its HTML, its files, and the whole as a MIME message.</summary>
public sealed class MailComposer(IArtifactStore artifacts)
{
    /// <summary>The body as HTML: no raw HTML, no images from elsewhere, links shown whole (security.md, Model output).</summary>
    public string Html(Mail mail) => Html(mail.Body);

    /// <summary>CommonMark as such HTML.</summary>
    public string Html(string commonMark) => MarkdownHtml.Render(commonMark);

    /// <summary>The files to attach.</summary>
    /// <exception cref="ProblemException">404 when one is gone or is not the owner's.</exception>
    public async Task<IReadOnlyList<Artifact>> FilesAsync(StoredDelivery delivery, Mail mail, CancellationToken cancellationToken)
    {
        var files = new List<Artifact>();
        foreach (var id in mail.Attachments)
        {
            files.Add(await artifacts.FindAsync(id, delivery.OwnerId, cancellationToken) ?? throw ProblemException.NotFound($"The file {id}"));
        }

        return files;
    }

    /// <summary>The MIME message: HTML and text, its files attached.</summary>
    /// <exception cref="ProblemException">404 when a file is gone or is not the owner's.</exception>
    public async Task<MimeMessage> ComposeAsync(StoredDelivery delivery, Mail mail, string sender, CancellationToken cancellationToken)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = delivery.CreatedAt, MessageId = $"{delivery.Id}@mezzofy.com" };
        message.From.Add(new MailboxAddress("Mezzofy Assistant", sender));
        message.To.AddRange(mail.To.Select(Address));
        message.Cc.AddRange(mail.Cc.Select(Address));
        message.Bcc.AddRange(mail.Bcc.Select(Address));
        if (mail.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(Address(replyTo));
        }

        var body = new BodyBuilder { TextBody = ReadableMarkdown.Of(mail.Body), HtmlBody = Html(mail) };
        foreach (var file in await FilesAsync(delivery, mail, cancellationToken))
        {
            await using var content = await artifacts.OpenAsync(file, 0, null, cancellationToken);
            await body.Attachments.AddAsync(file.Name, content, ContentType.Parse(file.ContentType), cancellationToken);
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    private static MailboxAddress Address(MailAddress address) => new(address.Name ?? "", address.Address);
}
