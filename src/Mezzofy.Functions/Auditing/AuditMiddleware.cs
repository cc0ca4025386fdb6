using System.Text.Json.Nodes;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Auditing;

/// <summary>
/// Writes the audit lines that belong to the door: what was refused, for whatever function, and what functions with
/// <see cref="AuditedAttribute"/> did. What is decided further in (messages, approvals, logins) has lines of its own.
/// </summary>
internal sealed partial class AuditMiddleware(AuditLog audit, AuditedFunctions functions, ILogger<AuditMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // A client without a token, or with one that has just expired, is no attempt at anything. Floods that the limits stop are counted there.
    private static readonly HashSet<string> Everyday = ["token_missing", "token_expired", "rate_limited"];

    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var action = functions.ActionOf(context.FunctionDefinition.Name);
        try
        {
            var call = next(context);
            return call.IsCompletedSuccessfully && action is null ? call : WatchAsync(call, context, http, action);
        }
        catch (ProblemException problem)
        {
            Refused(context, http, action, problem);
            throw;
        }
    }

    private async Task WatchAsync(Task call, FunctionContext context, HttpContext http, string? action)
    {
        try
        {
            await call;
        }
        catch (ProblemException problem)
        {
            Refused(context, http, action, problem);
            throw;
        }

        if (action is not null)
        {
            await audit.AppendAsync(Entry(context, http, action, AuditOutcomes.Done));
        }
    }

    // The caller does not wait for the line of a refusal: nothing was done.
    private void Refused(FunctionContext context, HttpContext http, string? action, ProblemException problem)
    {
        if (!IsAttempt(problem))
        {
            return;
        }

        var entry = Entry(context, http, action ?? "http.call", AuditOutcomes.Refused) with
        {
            Detail = new JsonObject { ["function"] = context.FunctionDefinition.Name, ["status"] = problem.Status, ["code"] = problem.Code },
        };
        _ = AppendAsync(entry);
    }

    // Somebody asked for what is not theirs, or came as who they are not.
    private static bool IsAttempt(ProblemException problem) =>
        problem.Status is 401 or 403 or 404 or 429 && !Everyday.Contains(problem.Code) && problem.Code != "invalid_credentials";

    private async Task AppendAsync(AuditEntry entry)
    {
        try
        {
            await audit.AppendAsync(entry);
        }
        catch (Exception exception)
        {
            LogLost(logger, entry.Action, exception.GetType().Name);
        }
    }

    private static AuditEntry Entry(FunctionContext context, HttpContext http, string action, string outcome) => new(action, outcome, context.Origin())
    {
        UserId = RequestCaller.Of(http)?.Caller.UserId,
        Object = http.Request.RouteValues.FirstOrDefault(value => value.Key.EndsWith("Id", StringComparison.Ordinal)).Value as string,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit line of a refused {Action} could not be written: {Reason}")]
    private static partial void LogLost(ILogger logger, string action, string reason);
}
