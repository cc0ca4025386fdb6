using Mezzofy.Core.Artifacts;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Files;

/// <summary>The part of a file that a request asks for.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">The number of bytes; 0 when the file has none of them.</param>
internal sealed record FileRange(long Start, long Length)
{
    /// <summary>Whether the file has any of the bytes.</summary>
    public bool IsSatisfiable => Length > 0;

    /// <summary>The one range of a GET, else null: what is not understood, and several ranges, are answered with the whole file, as RFC 9110, 14.2 allows.</summary>
    public static FileRange? Of(HttpRequest request, Artifact file, FileValidators validators)
    {
        var headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges.Count: 1 } asked || asked.Unit != "bytes" || !validators.AllowsRange(headers))
        {
            return null;
        }

        var range = asked.Ranges.Single();

        // "-500": the last 500 bytes.
        if (range.From is not { } from)
        {
            var last = Math.Min(range.To ?? 0, file.Size);
            return new FileRange(file.Size - last, last);
        }

        return new FileRange(from, from >= file.Size ? 0 : Math.Min(range.To ?? long.MaxValue, file.Size - 1) - from + 1);
    }
}
