using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Http;

/// <summary>
/// The outermost step of every HTTP call: sets the security headers and turns every exception into problem+json. An exception that
/// left a function would be a 500 with an empty body. Calls of other triggers pass through untouched.
/// </summary>
public sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        SecurityHeaders.Apply(http.Response.Headers);
        Task call;
        try
        {
            call = next(context);
        }
        catch (Exception exception)
        {
            return AnswerAsync(context, http, exception);
        }

        return call.IsCompletedSuccessfully ? call : GuardAsync(context, http, call);
    }

    private async Task GuardAsync(FunctionContext context, HttpContext http, Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, http, exception);
        }
    }

    private async Task AnswerAsync(FunctionContext context, HttpContext http, Exception exception)
    {
        if (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (http.Response.HasStarted)
        {
            LogLate(logger, exception, context.FunctionDefinition.Name, RequestTrace.IdOf(http));
            throw exception;
        }

        var problem = Problems.Of(exception);
        if (problem.Status >= 500)
        {
            LogFailed(logger, exception, context.FunctionDefinition.Name, problem.Code, RequestTrace.IdOf(http));
        }

        context.GetInvocationResult().Value = null;
        await ProblemAnswer.WriteAsync(http, problem);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed with {Code}, trace {TraceId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string code, string traceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed after its answer had begun, trace {TraceId}")]
    private static partial void LogLate(ILogger logger, Exception exception, string function, string traceId);
}
