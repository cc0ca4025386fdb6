using System.Buffers;
using System.Text.Json;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Http;

/// <summary>Reads JSON bodies, bounded in size and depth; what is wrong is named (http-api.md, Errors).</summary>
/// <remarks>The worker's own binding answers a bare 500 to a bad body and does not know snake_case, so the product reads its bodies itself.</remarks>
public static class JsonBody
{
    /// <summary>The largest body unless a function says otherwise: 1 MiB, in bytes.</summary>
    public const int DefaultLimit = 1024 * 1024;

    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">A record; unknown fields are ignored.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="limit">The largest body, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProblemException">
    /// 415 <c>unsupported_media_type</c>, 413 <c>body_too_large</c>, 400 <c>invalid_json</c>, 400 <c>validation_failed</c> naming the field.
    /// </exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, int limit = DefaultLimit, CancellationToken cancellationToken = default)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new ProblemException(415, "unsupported_media_type", "The body must be application/json.");
        }

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        return Parse<T>(await CollectAsync(request, limit, cancellationToken));
    }

    private static async Task<ReadOnlySequence<byte>> CollectAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                throw TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static T Parse<T>(ReadOnlySequence<byte> body)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ProductJson.Options.MaxDepth });
            var value = JsonSerializer.Deserialize<T>(ref reader, ProductJson.Options);
            while (reader.Read())
            {
            }

            return value ?? throw new ProblemException(400, "invalid_json", "The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Explain(exception);
        }
    }

    /// <summary>A value of the wrong type has a path that is not the whole; anything else is no JSON.</summary>
    private static ProblemException Explain(JsonException exception)
    {
        var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return field is not null && exception.InnerException is not JsonException && exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? ProblemException.Validation(field, "has the wrong type.")
            : exception.Path == "$" && exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
                ? new ProblemException(400, "invalid_json", "The body must be a JSON object.")
                : new ProblemException(400, "invalid_json", $"The body is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
    }

    private static ProblemException TooLarge(int limit) =>
        new(413, "body_too_large", $"The body is larger than {limit} bytes.");
}
