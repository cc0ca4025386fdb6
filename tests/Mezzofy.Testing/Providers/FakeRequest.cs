using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Testing.Providers;

/// <summary>What a provider was asked.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, unescaped.</param>
/// <param name="Query">The query, unescaped.</param>
/// <param name="Token">The bearer token, or null.</param>
/// <param name="ContentRange">The header, or null.</param>
/// <param name="Body">The body.</param>
public sealed record FakeRequest(string Method, string Path, string Query, string? Token, string? ContentRange, byte[] Body)
{
    /// <summary>"METHOD /path".</summary>
    public string Line => $"{Method} {Path}";

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The body as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    internal static async Task<FakeRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var authorization = request.Headers.Authorization.ToString();
        return new(
            request.Method, Uri.UnescapeDataString(request.Path.Value!), Uri.UnescapeDataString(request.QueryString.Value ?? ""),
            authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : null,
            request.Headers.ContentRange.ToString() is { Length: > 0 } range ? range : null, body.ToArray());
    }
}

/// <summary>What a provider answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Written as JSON; null for none.</param>
public sealed record FakeAnswer(int Status, object? Body = null)
{
    /// <summary>Seconds for <c>Retry-After</c>, or null.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A refusal in the shape of Graph.</summary>
    public static FakeAnswer Error(int status, string code) => new(status, new { error = new { code, message = "No." } });

    internal async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = $"{seconds}";
        if (Body is not null)
            await response.WriteAsJsonAsync(Body);
    }
}
