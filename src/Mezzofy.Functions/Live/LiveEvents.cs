using System.Text.Json;
using Mezzofy.Core;
using Mezzofy.Core.Conversations;
using Microsoft.AspNetCore.WebUtilities;

namespace Mezzofy.Functions.Live;

/// <summary>The events of the live channel as JSON (seed, WebSocket; http-api.md, Streaming).</summary>
public static class LiveEvents
{
    /// <summary><c>complete</c>: the final answer.</summary>
    public static string Complete(ChatResponse response) => JsonSerializer.Serialize(new CompleteEvent("complete", response), ProductJson.Options);

    /// <summary><c>error</c>: a refusal, with the fields of problem details.</summary>
    /// <param name="problem">What was refused.</param>
    /// <param name="sessionId">The session it concerns, as the client named it; null for none.</param>
    /// <param name="traceId">The call's trace.</param>
    public static string Error(ProblemException problem, string? sessionId, string? traceId) => JsonSerializer.Serialize(
        new ErrorEvent(
            "error",
            ReasonPhrases.GetReasonPhrase(problem.Status),
            problem.Status,
            problem.Message,
            problem.Code,
            problem.Errors,
            problem.RetryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null,
            sessionId,
            traceId),
        ProductJson.Options);

    private sealed record CompleteEvent(string Type, ChatResponse Response);

    private sealed record ErrorEvent(
        string Type,
        string Title,
        int Status,
        string Detail,
        string Code,
        IReadOnlyDictionary<string, string[]>? Errors,
        int? RetryAfter,
        string? SessionId,
        string? TraceId);
}
