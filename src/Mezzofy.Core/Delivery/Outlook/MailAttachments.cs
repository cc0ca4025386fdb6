using System.Net.Http.Headers;
using Mezzofy.Core.Artifacts;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Messages.Item.Attachments.CreateUploadSession;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>Attaches files to a draft: small ones in one request, larger ones in pieces, never held in memory whole.</summary>
internal sealed class MailAttachments(GraphConnection connection, IArtifactStore artifacts, IOptions<GraphOptions> options)
{
    /// <summary>Files of less than this together travel with the message: a request has at most 4 MB, and base64 makes four bytes of three.</summary>
    public const long TogetherBelow = 2 * 1024 * 1024;

    /// <summary>Below this size Graph takes a file in one request; an upload session refuses smaller ones.</summary>
    private const long InlineBelow = 3 * 1024 * 1024;

    // Pieces must be multiples of 320 KiB and below 4 MB.
    private const int PieceBytes = 11 * 320 * 1024;

    /// <summary>A small file as part of a message.</summary>
    public async Task<FileAttachment> InlineAsync(Artifact file, CancellationToken cancellationToken)
    {
        await using var content = await artifacts.OpenAsync(file, 0, null, cancellationToken);
        var bytes = new byte[file.Size];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return new() { OdataType = "#microsoft.graph.fileAttachment", Name = file.Name, ContentType = file.ContentType, ContentBytes = bytes };
    }

    /// <summary>Adds a file to a draft.</summary>
    public async Task AddAsync(string sender, string draft, Artifact file, CancellationToken cancellationToken)
    {
        var attachments = connection.Graph.Users[sender].Messages[draft].Attachments;
        if (file.Size < InlineBelow)
        {
            await attachments.PostAsync(await InlineAsync(file, cancellationToken), cancellationToken: cancellationToken);
            return;
        }

        var item = new AttachmentItem { AttachmentType = AttachmentType.File, Name = file.Name, ContentType = file.ContentType, Size = file.Size };
        var session = await attachments.CreateUploadSession.PostAsync(new CreateUploadSessionPostRequestBody { AttachmentItem = item }, cancellationToken: cancellationToken);
        await UploadAsync(Checked(session?.UploadUrl), file, cancellationToken);
    }

    private async Task UploadAsync(Uri address, Artifact file, CancellationToken cancellationToken)
    {
        await using var content = await artifacts.OpenAsync(file, 0, null, cancellationToken);
        var piece = new byte[PieceBytes];
        for (long sent = 0; sent < file.Size;)
        {
            var length = await content.ReadAtLeastAsync(piece, (int)Math.Min(PieceBytes, file.Size - sent), cancellationToken: cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(piece, 0, length) };
            request.Content.Headers.ContentRange = new ContentRangeHeaderValue(sent, sent + length - 1, file.Size);
            using var answer = await connection.Uploads.SendAsync(request, cancellationToken);
            sent += length;
        }
    }

    // The only address that a provider names: it must be Graph's own or one of Outlook's.
    private Uri Checked(string? uploadUrl)
    {
        var graph = new Uri(options.Value.BaseUrl);
        var isAllowed = Uri.TryCreate(uploadUrl, UriKind.Absolute, out var address)
            && (address.GetLeftPart(UriPartial.Authority) == graph.GetLeftPart(UriPartial.Authority)
                || (address.Scheme == Uri.UriSchemeHttps && options.Value.UploadHosts.Any(host => IsWithin(address.IdnHost, host))));
        return isAllowed ? address! : throw DeliveryFaultException.Permanent("Graph named an upload address outside Graph:UploadHosts.");
    }

    private static bool IsWithin(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{allowed}", StringComparison.OrdinalIgnoreCase);
}
