using System.Globalization;
using System.Text.Json;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Mezzofy.Functions.Http;

/// <summary>Writes refusals as RFC 9457 problem details (http-api.md, Errors).</summary>
public static class ProblemAnswer
{
    /// <summary>Writes one to a response that has not started, in place of whatever the function had begun to say.</summary>
    public static Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var response = context.Response;
        response.Clear();
        SecurityHeaders.Apply(response.Headers);
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        AddHints(response, problem);
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

    private static void AddHints(HttpResponse response, ProblemException problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        // RFC 6750, section 3: what to present, and what was wrong with what was presented.
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = problem.Code is "token_invalid" or "token_expired" or "token_revoked"
                ? $"Bearer realm=\"mezzofy\", error=\"invalid_token\", error_description=\"{problem.Message}\""
                : "Bearer realm=\"mezzofy\"";
        }
    }

    private sealed record ProblemBody(
        string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors, string TraceId);
}
