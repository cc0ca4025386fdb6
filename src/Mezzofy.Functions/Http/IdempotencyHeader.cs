using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Http;

/// <summary>The key under which a sender may repeat a request (http-api.md, Idempotency-Key).</summary>
public static class IdempotencyHeader
{
    /// <summary>The key as it was sent, not checked yet; null when none was.</summary>
    public static string? IdempotencyKey(this HttpRequest request) => request.Headers["Idempotency-Key"].FirstOrDefault();
}
