using Microsoft.Graph.Models;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>Graph's shape of a mail.</summary>
internal static class MailMessages
{
    /// <summary>The message without its files.</summary>
    public static Message Of(Mail mail, string html, string deliveryId) => new()
    {
        Subject = mail.Subject,
        Body = new ItemBody { ContentType = BodyType.Html, Content = html },
        ToRecipients = Recipients(mail.To),
        CcRecipients = Recipients(mail.Cc),
        BccRecipients = Recipients(mail.Bcc),
        ReplyTo = mail.ReplyTo is { } replyTo ? Recipients([replyTo]) : null,
        SingleValueExtendedProperties = MailDrafts.Mark(deliveryId),
    };

    private static List<Recipient> Recipients(IReadOnlyList<MailAddress> people) =>
        [.. people.Select(person => new Recipient { EmailAddress = new EmailAddress { Address = person.Address, Name = person.Name } })];
}
