using System.Globalization;
using System.Text.Json;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Mezzofy.Functions.Http;

/// <summary>Writes refusals as RFC 9457 problem details (http-api.md, Errors).</summary>
public static class ProblemAnswer
{
    /// <summary>Writes one to a response that has not started.</summary>
    public static Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var body = new ProblemBody(
            $"https://mezzofy.com/problems/{problem.Code}",
            ReasonPhrases.GetReasonPhrase(problem.Status),
            problem.Status,
            problem.Message,
            problem.Code,
            problem.Errors,
            RequestTrace.IdOf(context));
        return JsonSerializer.SerializeAsync(response.Body, body, ProductJson.Options, context.RequestAborted);
    }

    private sealed record ProblemBody(
        string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors, string TraceId);
}
