using System.Buffers;
using System.Text.Json;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Mezzofy.Functions.Http;

/// <summary>Reads JSON bodies, bounded in size and depth; what is wrong is named (http-api.md, Errors).</summary>
/// <remarks>The worker's own binding answers a bare 500 to a bad body and does not know snake_case, so the product reads its bodies itself.</remarks>
public static class JsonBody
{
    /// <summary>The largest body unless a function says otherwise: 1 MiB, in bytes.</summary>
    public const int DefaultLimit = 1024 * 1024;

    /// <summary>Reads the body.</summary>
    /// <typeparam name="T">A record; its members should be nullable and checked by the function, for a missing member is null.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="limit">The largest body, in bytes; no more is ever read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProblemException">
    /// 415 <c>unsupported_media_type</c>; 413 <c>body_too_large</c>; 400 <c>invalid_json</c>; 400 <c>validation_failed</c> for a wrong type.
    /// </exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, int limit = DefaultLimit, CancellationToken cancellationToken = default)
        where T : class
    {
        CheckType(request);
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
                return Parse<T>(request, read.Buffer);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static T Parse<T>(HttpRequest request, ReadOnlySequence<byte> body)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = RequestJson.MaxDepth });
            var value = JsonSerializer.Deserialize<T>(ref reader, RequestJson.Options) ?? throw NotJson("The body must be a JSON object, not null.");
            return reader.Read() ? throw NotJson("There is something after the JSON object.") : value;
        }
        catch (JsonException exception)
        {
            throw JsonFault.ToProblem(exception);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    private static void CheckType(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new ProblemException(415, "unsupported_media_type", "The body must be JSON: Content-Type: application/json.");
        }
    }

    private static ProblemException TooLarge(int limit) =>
        new(413, "body_too_large", $"The body is larger than {limit} bytes.");

    private static ProblemException NotJson(string detail) => new(400, "invalid_json", detail);
}
