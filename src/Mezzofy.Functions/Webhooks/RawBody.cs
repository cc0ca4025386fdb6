using System.Buffers;
using Mezzofy.Core;
using Mezzofy.Core.Webhooks.Signatures;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Webhooks;

/// <summary>Reads bodies as the bytes that came: a signature is over these.</summary>
internal static class RawBody
{
    /// <summary>Reads a request whole, at most so many bytes.</summary>
    /// <exception cref="ProblemException">413 <c>body_too_large</c>; no more is read.</exception>
    public static async Task<WebhookRequest> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new(body, name => request.Headers[name] is [{ Length: > 0 } value] ? value : null);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ProblemException TooLarge(int limit) => new(413, "body_too_large", $"The body is larger than {limit} bytes.");
}
