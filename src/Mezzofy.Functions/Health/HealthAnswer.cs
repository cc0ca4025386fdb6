using System.Text;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Health;

/// <summary>The same bytes every time, made once.</summary>
internal sealed class HealthAnswer : IResult
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $$"""{"status":"ok","version":"{{typeof(HealthAnswer).Assembly.GetName().Version?.ToString(3)}}"}""");

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        var write = response.BodyWriter.WriteAsync(Body);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
