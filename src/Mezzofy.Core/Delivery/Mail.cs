namespace Mezzofy.Core.Delivery;

/// <summary>A mail; the payload of <see cref="Channels.OutlookMail"/>.</summary>
/// <param name="To">Who it is for; at least one.</param>
/// <param name="Subject">One line, at most 250 characters.</param>
/// <param name="Body">CommonMark; sent as HTML and as text.</param>
public sealed record Mail(IReadOnlyList<MailAddress> To, string Subject, string Body)
{
    /// <summary>Who gets a copy.</summary>
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>Who gets a copy that the others do not see.</summary>
    public IReadOnlyList<MailAddress> Bcc { get; init; } = [];

    /// <summary>Files to attach, by id; they belong to the owner of the delivery.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Where answers go: the colleague on whose behalf it is sent.</summary>
    public MailAddress? ReplyTo { get; init; }
}

/// <summary>A person's address.</summary>
/// <param name="Address">The mail address.</param>
/// <param name="Name">The name shown, or null.</param>
public sealed record MailAddress(string Address, string? Name = null);
