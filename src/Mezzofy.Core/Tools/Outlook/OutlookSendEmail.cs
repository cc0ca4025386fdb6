using System.ComponentModel;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>What <see cref="OutlookSendEmail"/> needs.</summary>
/// <param name="To">Whom to: addresses, names or roles.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">CommonMark.</param>
/// <param name="Cc">Who gets a copy.</param>
/// <param name="Attachments">Files to attach.</param>
/// <param name="Bcc">Who gets a copy unseen.</param>
/// <param name="ReplyTo">Where answers go.</param>
public sealed record SendEmailArguments(
    [property: Description("Recipients: each an e-mail address, a colleague's name, or a role such as \"CEO\" or \"me\".")] IReadOnlyList<string> To,
    [property: Description("The subject, one line.")] string Subject,
    [property: Description("The body as CommonMark.")] string Body,
    [property: Description("Recipients of a copy, named like To.")] IReadOnlyList<string>? Cc = null,
    [property: Description("Ids (file_…) of files made in this conversation to attach.")] IReadOnlyList<string>? Attachments = null,
    [property: Description("Recipients of a copy that the others do not see, named like To.")] IReadOnlyList<string>? Bcc = null,
    [property: Description("Who gets the answers, named like To; the user when absent.")] string? ReplyTo = null);

/// <summary>Sends a mail from the assistant's mailbox, through the outbox.</summary>
public sealed class OutlookSendEmail(RecipientResolver recipients, OutlookAttachments attachments, Outbox outbox, OutboxDispatcher dispatcher) : Tool<SendEmailArguments>
{
    private const int MaxSubject = 250;
    private const int MaxBody = 100_000;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "outlook_send_email",
        "Sends an e-mail to colleagues or outside addresses, with files attached. The result's status says what came of it: "
        + "sent, queued (will be tried again), or captured (no mail system is connected; it was only recorded).",
        [Permissions.EmailSend],
        ToolEffect.Outward)
    {
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(SendEmailArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        var to = await recipients.ResolveAsync(arguments.To, context, cancellationToken);
        var cc = await recipients.ResolveAsync(arguments.Cc ?? [], context, cancellationToken);
        var bcc = await recipients.ResolveAsync(arguments.Bcc ?? [], context, cancellationToken);
        var mail = new Mail(to, arguments.Subject.Trim(), arguments.Body)
        {
            Cc = cc,
            Bcc = bcc,
            Attachments = await attachments.CheckAsync(arguments.Attachments, context, cancellationToken),
            ReplyTo = await ReplyToAsync(arguments.ReplyTo, context, cancellationToken),
        };
        var deliveries = await outbox.EnqueueAsync(Effects(mail, context), cancellationToken);
        var status = (await Task.WhenAll(deliveries.Select(delivery => dispatcher.DispatchAsync(delivery.Id, cancellationToken)))).Worst();
        return new(new SendEmailResult(status.Name(), deliveries[0].Id, [.. to.Concat(cc).Concat(bcc)], status.Note("mail", "mail system")));
    }

    private async Task<MailAddress> ReplyToAsync(string? name, ToolContext context, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(name) ? new(context.Caller.Email, context.Caller.Name) : (await recipients.ResolveAsync([name], context, cancellationToken))[0];

    private static void Check(SendEmailArguments arguments)
    {
        if (arguments.To is not { Count: > 0 })
        {
            throw new ToolRefusedException("recipient_missing", "A mail needs at least one recipient.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Subject) || arguments.Subject.Length > MaxSubject || arguments.Subject.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ToolRefusedException("invalid_subject", $"The subject must be one line of 1 to {MaxSubject} characters.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Body) || arguments.Body.Length > MaxBody)
        {
            throw new ToolRefusedException("invalid_body", $"The body must have 1 to {MaxBody} characters.");
        }
    }

    // More recipients than Outlook takes make several mails, each in the outbox for itself.
    private static List<NewDelivery> Effects(Mail mail, ToolContext context) =>
        [.. mail.Split().Select((part, number) =>
            NewDelivery.Of(part, number == 0 ? context.IdempotencyKey : $"{context.IdempotencyKey}/{number + 1}", context.Caller.UserId, context.RunId) with { OnlyWhileRunning = true })];
}

/// <summary>What came of a mail.</summary>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
/// <param name="DeliveryId">Its (first) row in the outbox, <c>dlv_…</c>.</param>
/// <param name="Recipients">Who it is for.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record SendEmailResult(string Status, string DeliveryId, IReadOnlyList<MailAddress> Recipients, string? Note);
