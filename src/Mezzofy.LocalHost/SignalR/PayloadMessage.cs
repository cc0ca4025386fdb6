using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>The body of a request that sends: <c>{ "target": "...", "arguments": [...] }</c>, at most 1 MB.</summary>
/// <param name="Target">The client's method.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
internal sealed record PayloadMessage(string Target, object?[] Arguments)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <returns>202 and the message, or the status of what is wrong with it: 400, 413 or 415.</returns>
    public static async Task<(int Status, PayloadMessage? Message)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return (StatusCodes.Status415UnsupportedMediaType, null);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Read(body.RootElement) is { } message ? (StatusCodes.Status202Accepted, message) : (StatusCodes.Status400BadRequest, null);
        }
        catch (BadHttpRequestException exception)
        {
            return (exception.StatusCode, null);
        }
        catch (JsonException)
        {
            return (StatusCodes.Status400BadRequest, null);
        }
    }

    private static PayloadMessage? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("target", out var target) || target.ValueKind != JsonValueKind.String || target.GetString() is not { Length: > 0 } name)
            return null;
        if (!body.TryGetProperty("arguments", out var arguments) || arguments.ValueKind == JsonValueKind.Null)
            return new PayloadMessage(name, []);
        return arguments.ValueKind == JsonValueKind.Array ? new PayloadMessage(name, [.. arguments.Clone().EnumerateArray().Cast<object?>()]) : null;
    }
}
