using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Http;

/// <summary>An answer whose JSON is already written, in one or more UTF-8 parts; they are copied as they are.</summary>
/// <param name="parts">The parts in order.</param>
public sealed class WrittenJsonAnswer(params ReadOnlyMemory<byte>[] parts) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = JsonAnswer.ContentType;
        response.ContentLength = parts.Sum(part => (long)part.Length);
        foreach (var part in parts)
        {
            await response.BodyWriter.WriteAsync(part, context.HttpContext.RequestAborted);
        }
    }
}
