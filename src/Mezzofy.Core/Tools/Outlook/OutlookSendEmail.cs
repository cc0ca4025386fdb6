using System.ComponentModel;
using System.Text.Json;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>What <see cref="OutlookSendEmail"/> needs.</summary>
/// <param name="To">Whom to: addresses, names or roles.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">CommonMark.</param>
/// <param name="Cc">Who gets a copy.</param>
/// <param name="Attachments">Files to attach.</param>
public sealed record SendEmailArguments(
    [property: Description("Recipients: each an e-mail address, a colleague's name, or a role such as \"CEO\" or \"me\".")] IReadOnlyList<string> To,
    [property: Description("The subject, one line.")] string Subject,
    [property: Description("The body as CommonMark.")] string Body,
    [property: Description("Recipients of a copy, named like To.")] IReadOnlyList<string>? Cc = null,
    [property: Description("Ids (file_…) of files made in this conversation to attach.")] IReadOnlyList<string>? Attachments = null);

/// <summary>Sends a mail from the assistant's mailbox, through the outbox.</summary>
public sealed class OutlookSendEmail(RecipientResolver recipients, IArtifactStore artifacts, Outbox outbox, OutboxDispatcher dispatcher) : Tool<SendEmailArguments>
{
    private const int MaxSubject = 250;
    private const int MaxBody = 100_000;
    private const int MaxAttachments = 20;

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
        var mail = new Mail([.. to], arguments.Subject.Trim(), arguments.Body)
        {
            Cc = [.. cc],
            Attachments = await AttachmentsAsync(arguments.Attachments ?? [], context, cancellationToken),
            ReplyTo = new(context.Caller.Email, context.Caller.Name),
        };
        var delivery = await outbox.EnqueueAsync(Effect(mail, context), cancellationToken);
        var status = await dispatcher.DispatchAsync(delivery.Id, cancellationToken);
        return new(new SendEmailResult(Name(status), delivery.Id, [.. to.Concat(cc)], Note(status)));
    }

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

    private async Task<IReadOnlyList<string>> AttachmentsAsync(IReadOnlyList<string> ids, ToolContext context, CancellationToken cancellationToken)
    {
        if (ids.Count > MaxAttachments)
        {
            throw new ToolRefusedException("too_many_attachments", $"A mail may carry at most {MaxAttachments} files.");
        }

        foreach (var id in ids)
        {
            if (!Ids.IsValid(Ids.File, id) || await artifacts.FindAsync(id, context.Caller.UserId, cancellationToken) is null)
            {
                throw new ToolRefusedException("attachment_not_found", $"There is no file {id} to attach.");
            }
        }

        return [.. ids.Distinct()];
    }

    private static NewDelivery Effect(Mail mail, ToolContext context) =>
        new(Channels.OutlookMail, context.IdempotencyKey, context.Caller.UserId, context.RunId, JsonSerializer.Serialize(mail, ProductJson.Options));

    private static string Name(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Sent => "sent",
        DeliveryStatus.Captured => "captured",
        DeliveryStatus.Unknown => "unknown",
        DeliveryStatus.Dead => "failed",
        _ => "queued",
    };

    private static string? Note(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Captured => "No mail system is connected: the mail was written to the outbox folder and reached nobody.",
        DeliveryStatus.Pending or DeliveryStatus.Sending => "The mail is in the outbox and will be tried again.",
        DeliveryStatus.Unknown => "The connection broke while it was sent; it may or may not have arrived and is not repeated.",
        DeliveryStatus.Dead => "The mail could not be sent; an operator can try it again.",
        _ => null,
    };
}

/// <summary>What came of a mail.</summary>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
/// <param name="DeliveryId">Its row in the outbox, <c>dlv_…</c>.</param>
/// <param name="Recipients">Who it is for.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record SendEmailResult(string Status, string DeliveryId, IReadOnlyList<MailAddress> Recipients, string? Note);
