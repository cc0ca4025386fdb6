using Mezzofy.Core.Artifacts;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>Mail through Microsoft Graph.</summary>
internal sealed class OutlookMailChannel(
    MailDrafts drafts, MailAttachments attachments, MailComposer composer, OutboxClaims claims, EmailLog log, IOptions<DeliveryOptions> delivery, IOptions<GraphOptions> graph)
    : IDeliveryChannel, IDisposable
{
    // Graph serves four requests at a time on one mailbox, and answers 429 to more.
    private readonly SemaphoreSlim room = new(4, 4);

    private string Sender => delivery.Value.Sender;

    /// <inheritdoc/>
    public string Name => Channels.OutlookMail;

    /// <inheritdoc/>
    public bool IsIdempotent => false;

    /// <inheritdoc/>
    public bool CanReadBack => true;

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            return await SendOnceAsync(delivery, cancellationToken);
        }
        finally
        {
            room.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    private async Task<DeliveryAttempt> SendOnceAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var mail = delivery.Read<Mail>();
        await log.BeginAsync(delivery, mail, Sender, cancellationToken);
        if (await EarlierAsync(delivery, cancellationToken) is { } sent)
        {
            return new(DeliveryStatus.Sent, sent);
        }

        var files = await composer.FilesAsync(delivery, mail, cancellationToken);
        Check(mail, files);
        var draft = await CreateAsync(delivery, mail, files, cancellationToken);
        await claims.NoteAsync(delivery, draft, cancellationToken);
        await SendAsync(draft, cancellationToken);
        return new(DeliveryStatus.Sent, draft);
    }

    /// <inheritdoc/>
    public async Task<DeliveryAttempt> ReadBackAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var found = await drafts.FindAsync(Sender, delivery, cancellationToken);
        return found switch
        {
            { IsDraft: true } => new(DeliveryStatus.Pending, found.Id, "The mail is still a draft: it did not leave."),
            { } => new(DeliveryStatus.Sent, found.Id),
            null when delivery.ProviderId is null => new(DeliveryStatus.Pending, Error: "The mailbox has no such mail: it did not leave."),
            null => new(DeliveryStatus.Unknown, Error: "The mail is neither a draft nor among what was sent."),
        };
    }

    /// <summary>What an earlier attempt made: its id if it was sent; a draft is removed, because it may lack files.</summary>
    private async Task<string?> EarlierAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is { Attempts: <= 1, ProviderId: null } || await drafts.FindAsync(Sender, delivery, cancellationToken) is not { Id: { } id } found)
        {
            return null;
        }

        if (found.IsDraft != true)
        {
            return id;
        }

        await drafts.DeleteAsync(Sender, id, cancellationToken);
        return null;
    }

    private void Check(Mail mail, IReadOnlyList<Artifact> files)
    {
        if (mail.RecipientCount > Mail.MaxRecipients)
        {
            throw DeliveryFaultException.Permanent($"The mail has {mail.RecipientCount} recipients; Outlook takes {Mail.MaxRecipients}.");
        }

        // Base64 makes four bytes of three.
        var size = (files.Sum(file => file.Size) * 4 / 3) + (mail.Body.Length * 3L);
        if (size > graph.Value.MaxMessageBytes)
        {
            throw DeliveryFaultException.Permanent(
                $"With its files the mail has {size / 1024.0 / 1024:0.0} MB; the mailbox sends at most {graph.Value.MaxMessageBytes / 1024 / 1024} MB (Graph:MaxMessageBytes).");
        }
    }

    private async Task<string> CreateAsync(StoredDelivery delivery, Mail mail, IReadOnlyList<Artifact> files, CancellationToken cancellationToken)
    {
        var message = MailMessages.Of(mail, composer.Html(mail), delivery.Id);
        var fits = files.Sum(file => file.Size) < MailAttachments.TogetherBelow;
        if (fits)
        {
            message.Attachments = [];
            foreach (var file in files)
            {
                message.Attachments.Add(await attachments.InlineAsync(file, cancellationToken));
            }
        }

        var draft = await drafts.CreateAsync(Sender, message, cancellationToken);
        foreach (var file in fits ? [] : files)
        {
            await attachments.AddAsync(Sender, draft, file, cancellationToken);
        }

        return draft;
    }

    private async Task SendAsync(string draft, CancellationToken cancellationToken)
    {
        try
        {
            await drafts.SendAsync(Sender, draft, cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Status == 413 || fault.Code is "ErrorMessageSizeExceeded")
        {
            throw DeliveryFaultException.Permanent($"The mail is larger than the mailbox sends: {fault.Message}");
        }
    }
}
