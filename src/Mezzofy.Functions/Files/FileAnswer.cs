using Mezzofy.Core.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Files;

/// <summary>A file, or a part of it, as it arrives from storage.</summary>
internal sealed class FileAnswer(Artifact file, FileRange? range, Stream content) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        await using (content)
        {
            var (response, cancelled) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
            response.ContentType = ContentType();
            response.ContentLength = range?.Length ?? file.Size;
            if (range is not null)
            {
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = $"bytes {range.Start}-{range.Start + range.Length - 1}/{file.Size}";
            }

            if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            {
                await content.CopyToAsync(response.Body, cancelled);
            }
        }
    }

    // What is generated here is UTF-8; what was uploaded keeps its encoding to itself.
    private string ContentType() =>
        file.Origin == "generated" && file.ContentType.StartsWith("text/", StringComparison.Ordinal) ? $"{file.ContentType}; charset=utf-8" : file.ContentType;
}
