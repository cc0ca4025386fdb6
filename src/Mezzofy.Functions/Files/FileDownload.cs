using Mezzofy.Core;
using Mezzofy.Core.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Mezzofy.Functions.Files;

/// <summary>Answers a download with conditions and ranges (RFC 9110, 13 and 14).</summary>
internal static class FileDownload
{
    /// <summary>Decides the answer and opens the bytes: a failure after this could no longer be told.</summary>
    /// <exception cref="ProblemException">
    /// 412 <c>precondition_failed</c>; 416 <c>range_not_satisfiable</c>; 404 when the bytes are gone; 503 <c>storage_unavailable</c>.
    /// </exception>
    public static async Task<IActionResult> AnswerAsync(HttpRequest request, Artifact file, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        var validators = new FileValidators(file);
        Describe(request.HttpContext.Response, file, validators);
        if (validators.Precondition(request) is { } status)
        {
            return status == StatusCodes.Status304NotModified
                ? new StatusCodeResult(status)
                : throw new ProblemException(status, "precondition_failed", "The file is not the one that the request names.");
        }

        var range = FileRange.Of(request, file, validators);
        if (range is { IsSatisfiable: false })
        {
            NameSize(request.HttpContext.Response, file.Size);
            throw new ProblemException(416, "range_not_satisfiable", $"The file has {file.Size} bytes.");
        }

        var content = HttpMethods.IsHead(request.Method)
            ? Stream.Null
            : await artifacts.OpenAsync(file, range?.Start ?? 0, range?.Length, cancellationToken);
        return new FileAnswer(file, range, content);
    }

    // At the last moment: a problem's answer starts from a clean response.
    private static void NameSize(HttpResponse response, long size) => response.OnStarting(() =>
    {
        response.Headers.ContentRange = $"bytes */{size}";
        return Task.CompletedTask;
    });

    private static void Describe(HttpResponse response, Artifact file, FileValidators validators)
    {
        var headers = response.Headers;
        headers.ETag = validators.Tag.ToString();
        headers.LastModified = HeaderUtilities.FormatDate(validators.Modified);
        headers.AcceptRanges = "bytes";

        // Kept by the caller's own cache alone, and asked for again each time: access may have ended.
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
    }
}
