using System.Text.Json.Serialization;

namespace Mezzofy.Core.Delivery;

/// <summary>A mail; the payload of <see cref="Channels.OutlookMail"/>.</summary>
/// <param name="To">Who it is for.</param>
/// <param name="Subject">One line, at most 250 characters.</param>
/// <param name="Body">CommonMark; sent as HTML and as text.</param>
public sealed record Mail(IReadOnlyList<MailAddress> To, string Subject, string Body)
{
    /// <summary>The most recipients of one mail, To, Cc and Bcc together: Exchange Online's limit.</summary>
    public const int MaxRecipients = 500;

    /// <summary>Who gets a copy.</summary>
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>Who gets a copy that the others do not see.</summary>
    public IReadOnlyList<MailAddress> Bcc { get; init; } = [];

    /// <summary>Files to attach, by id; they belong to the owner of the delivery.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Where answers go: the colleague on whose behalf it is sent.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>To, Cc and Bcc together.</summary>
    [JsonIgnore]
    public int RecipientCount => To.Count + Cc.Count + Bcc.Count;

    /// <summary>The mail as one or more, none above <see cref="MaxRecipients"/>; each recipient is in one of them, in their own line.</summary>
    public IReadOnlyList<Mail> Split()
    {
        var all = To.Select(person => (Line: 0, person)).Concat(Cc.Select(person => (Line: 1, person))).Concat(Bcc.Select(person => (Line: 2, person)));
        return RecipientCount <= MaxRecipients
            ? [this]
            : [.. all.Chunk(MaxRecipients).Select(part => this with { To = Line(part, 0), Cc = Line(part, 1), Bcc = Line(part, 2) })];
    }

    private static IReadOnlyList<MailAddress> Line((int Line, MailAddress Person)[] part, int line) =>
        [.. part.Where(recipient => recipient.Line == line).Select(recipient => recipient.Person)];
}

/// <summary>A person's address.</summary>
/// <param name="Address">The mail address.</param>
/// <param name="Name">The name shown, or null.</param>
public sealed record MailAddress(string Address, string? Name = null);
