using System.Text;
using Mezzofy.Core;
using Mezzofy.Core.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Mezzofy.Functions.Files;

/// <summary>An upload, read part by part: the file streams into storage as it arrives. Disposed without being kept, it leaves nothing.</summary>
internal sealed class UploadForm : IAsyncDisposable
{
    private const int MaxParts = 20;
    private const int MaxFieldBytes = 200;

    /// <summary>What a form takes besides its file.</summary>
    private const long MaxOverhead = FileLimits.Megabyte;
    private ReceivedFile? file;

    private UploadForm()
    {
    }

    /// <summary>The session that the form names, not checked, or null.</summary>
    public string? SessionId { get; private set; }

    /// <summary>The file that was received.</summary>
    public ReceivedFile File => file ?? throw ProblemException.Validation("file", "is required: a part with a file name.");

    /// <summary>Reads all of it.</summary>
    /// <exception cref="ProblemException">
    /// 415 <c>unsupported_media_type</c>: no form, or a file that is not taken; 413 <c>file_too_large</c>; 400 <c>upload_incomplete</c>:
    /// it was cut; 400 <c>validation_failed</c>: no file, or several; 503 <c>storage_unavailable</c>.
    /// </exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, FileUploads uploads, CancellationToken cancellationToken)
    {
        var parts = new MultipartReader(Boundary(request), request.Body);
        if (request.ContentLength > FileLimits.Largest + MaxOverhead)
        {
            throw FileLimits.TooLarge("A file", FileLimits.Largest);
        }

        var form = new UploadForm();
        try
        {
            await form.ReadPartsAsync(parts, uploads, cancellationToken);
            _ = form.File;
            return form;
        }
        catch (Exception exception)
        {
            await form.DisposeAsync();
            throw Explained(exception, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync();
        }
    }

    private async Task ReadPartsAsync(MultipartReader parts, FileUploads uploads, CancellationToken cancellationToken)
    {
        for (var count = 0; await parts.ReadNextSectionAsync(cancellationToken) is { } part; count++)
        {
            if (count == MaxParts)
            {
                throw ProblemException.Validation("body", $"may have at most {MaxParts} parts.");
            }

            await ReadAsync(part, uploads, cancellationToken);
        }
    }

    private async Task ReadAsync(MultipartSection part, FileUploads uploads, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data"))
        {
            throw ProblemException.Validation("body", "has a part without a form-data Content-Disposition.");
        }

        if (disposition.IsFileDisposition())
        {
            if (file is not null)
            {
                throw ProblemException.Validation("file", "must be one file.");
            }

            var name = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
            file = await uploads.ReceiveAsync(part.Body, name, cancellationToken);
        }
        else if (HeaderUtilities.RemoveQuotes(disposition.Name).Equals("session_id"))
        {
            SessionId = await FieldAsync(part, cancellationToken) is { Length: > 0 } session ? session : null;
        }
    }

    private static async Task<string> FieldAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxFieldBytes + 1];
        var read = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxFieldBytes
            ? Encoding.UTF8.GetString(bytes, 0, read).Trim()
            : throw ProblemException.Validation("session_id", $"must have at most {MaxFieldBytes} bytes.");
    }

    private static string Boundary(HttpRequest request)
    {
        var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var boundary = isForm ? HeaderUtilities.RemoveQuotes(type!.Boundary).Value : null;
        return string.IsNullOrWhiteSpace(boundary) || boundary.Length > 70
            ? throw new ProblemException(415, "unsupported_media_type", "The body must be multipart/form-data with a boundary.")
            : boundary;
    }

    // The reader's own exceptions: a body that ends too early, and headers that are no headers.
    private static Exception Explained(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        ProblemException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => exception,
        IOException when !cancellationToken.IsCancellationRequested =>
            new ProblemException(400, "upload_incomplete", "The upload ended before its last part did; nothing was kept.", inner: exception),
        InvalidDataException => ProblemException.Validation("body", "is no well-formed multipart/form-data."),
        _ => exception,
    };
}
