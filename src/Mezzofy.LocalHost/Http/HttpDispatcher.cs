using Mezzofy.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Http;

/// <summary>Serves a request: finds its function, runs it through the middleware, answers. The last step of the web server's pipeline.</summary>
internal sealed partial class HttpDispatcher(
    RouteTable routes, FunctionPipeline pipeline, RequestGate gate, BodyLimits limits, TimeoutWatch timeouts, ILogger<HttpDispatcher> logger)
{
    /// <summary>Serves it.</summary>
    public Task ServeAsync(HttpContext http)
    {
        var request = http.Request;
        if (routes.Match(request.Path.Value!, request.Method, request.RouteValues) is not { } route)
            return NoFunction(http);
        if (request.ContentLength > limits.Host)
            return Answer(http, StatusCodes.Status500InternalServerError);
        if (!gate.TryEnter())
        {
            http.Response.Headers["X-FUNCTION-SCALEOUT"] = "1";
            return Answer(http, StatusCodes.Status429TooManyRequests);
        }

        return gate.Queues ? QueueAsync(http, route.Function) : RunAsync(http, route.Function);
    }

    private async Task QueueAsync(HttpContext http, LocalFunction function)
    {
        try
        {
            await gate.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            gate.Leave();
            return;
        }

        try
        {
            await RunAsync(http, function);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task RunAsync(HttpContext http, LocalFunction function)
    {
        var invocation = new Invocation(function, http);
        try
        {
            var call = pipeline.RunAsync(invocation);
            if (!call.IsCompletedSuccessfully)
                await timeouts.WatchAsync(invocation, call, () => Abandon(http));
            await HttpAnswer.SendAsync(invocation);
        }
        catch (Exception exception)
        {
            if (!TryFail(http, function, exception))
                throw;
        }
        finally
        {
            gate.Leave();
            await invocation.DisposeAsync();
        }
    }

    // Whatever the exception, the answer is 500 with no body; headers that the function set before survive.
    // Once the response has begun, the web server closes the connection in the middle of it.
    private bool TryFail(HttpContext http, LocalFunction function, Exception exception)
    {
        var gone = http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException;
        if (!gone)
            LogFailed(function.Name, exception);
        if (http.Response.HasStarted)
            return false;
        _ = Answer(http, StatusCodes.Status500InternalServerError);
        return true;
    }

    // The function went on long after its time was over: the caller is answered, whatever the function still does.
    private static void Abandon(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        // The connection belongs to the function until it ends; the client must not send its next request there.
        http.Response.Headers.Connection = "close";
        _ = Answer(http, StatusCodes.Status500InternalServerError);
        _ = http.Response.Body.FlushAsync();
    }

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static Task NoFunction(HttpContext http)
    {
        if (http.Request.Path.Value is not ("/" or ""))
            return Answer(http, StatusCodes.Status404NotFound);
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync("<!DOCTYPE html><title>Functions</title><p>The host is up and running.</p>");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Function}' (Failed)")]
    private partial void LogFailed(string function, Exception exception);
}
