using Mezzofy.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Mezzofy.LocalHost.Http;

/// <summary>Turns a function's result into the response, after the middleware has ended.</summary>
internal static class HttpAnswer
{
    private static readonly ActionDescriptor NoAction = new();

    /// <summary>Sends the outputs, then the answer. A response that the function has begun itself stays as it is.</summary>
    public static Task SendAsync(Invocation invocation)
    {
        var result = invocation.Result.Value;
        return invocation.Function.Outputs is { } outputs && result is not null
            ? SendOutputsAsync(invocation, outputs, result)
            : SendAsync(invocation.Http!, result, invocation.Function.Name);
    }

    private static async Task SendOutputsAsync(Invocation invocation, FunctionOutputs outputs, object result)
    {
        // Middleware may have answered in the function's place, with no outputs in it.
        if (!invocation.Function.ResultType.IsInstanceOfType(result))
        {
            await SendAsync(invocation.Http!, result, invocation.Function.Name);
            return;
        }

        await outputs.SendAsync(invocation, result);
        await SendAsync(invocation.Http!, outputs.Answer?.Invoke(result), invocation.Function.Name);
    }

    private static Task SendAsync(HttpContext http, object? result, string function)
    {
        if (result is null || http.Response.HasStarted)
            return Task.CompletedTask;
        return result switch
        {
            IResult answer => answer.ExecuteAsync(http),
            IActionResult action => action.ExecuteResultAsync(new ActionContext(http, new RouteData(http.Request.RouteValues), NoAction)),
            _ => throw new InvalidOperationException(
                $"The answer of function '{function}' is {result.GetType().Name}, which would be dropped: use IActionResult or IResult."),
        };
    }
}
