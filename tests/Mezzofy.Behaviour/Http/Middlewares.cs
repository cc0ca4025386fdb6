using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Behaviour.Http;

/// <summary>A scoped service: who has seen this call.</summary>
public sealed class Visit(Sightings sightings) : IDisposable
{
    /// <summary>The trail.</summary>
    public List<string> Trail { get; } = [];

    /// <inheritdoc/>
    public void Dispose() => sightings.Add($"disposed:{string.Join('-', Trail)}");
}

/// <summary>The outer middleware: what a test asks for in the header <c>x-outer</c>.</summary>
public sealed class Outer : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        var wish = http?.Request.Headers["x-outer"].ToString();
        if (http is null || string.IsNullOrEmpty(wish))
        {
            await next(context);
            return;
        }

        await Serve(context, http, next, wish);
    }

    private static Task Serve(FunctionContext context, HttpContext http, FunctionExecutionDelegate next, string wish) => wish switch
    {
        "trail" => Trail(context, http, next),
        "catch" => Catch(context, http, next, setResult: false),
        "catch-and-result" => Catch(context, http, next, setResult: true),
        "short-write" => ShortWrite(http),
        "short-status" => ShortStatus(http),
        "short-action" => ShortResult(context, new ObjectResult("short") { StatusCode = 418 }),
        "short-minimal" => ShortResult(context, Results.Text("short", statusCode: 418)),
        "short-nothing" => Task.CompletedTask,
        "replace" => Replace(context, next),
        "headers-after" => HeadersAfter(context, http, next),
        _ => throw new InvalidOperationException("middleware"),
    };

    private static async Task Trail(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var visit = context.InstanceServices.GetRequiredService<Visit>();
        visit.Trail.Add(ReferenceEquals(context.InstanceServices, http.RequestServices) ? "outer" : "outer-with-another-scope");
        context.Items["from"] = "outer";
        http.Items["from"] = "outer-http";
        await next(context);
        visit.Trail.Add("outer");
    }

    private static async Task Catch(FunctionContext context, HttpContext http, FunctionExecutionDelegate next, bool setResult)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            http.Response.Headers["x-caught"] = $"{exception.GetType().Name} {exception.InnerException?.GetType().Name}".Trim();
            await http.Response.WriteAsJsonAsync(new { caught = true });
            if (setResult)
                context.GetInvocationResult().Value = new BadRequestResult();
        }
    }

    private static Task ShortWrite(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync("short");
    }

    private static Task ShortStatus(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task ShortResult(FunctionContext context, object result)
    {
        context.GetInvocationResult().Value = result;
        return Task.CompletedTask;
    }

    private static async Task Replace(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        context.GetInvocationResult().Value = new ObjectResult("replaced") { StatusCode = 201 };
    }

    private static async Task HeadersAfter(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        await next(context);
        http.Response.Headers["x-after"] = $"started {http.Response.HasStarted}, status {http.Response.StatusCode}";
    }
}

/// <summary>The inner middleware.</summary>
public sealed class Inner : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext()?.Request.Headers["x-outer"].ToString() != "trail")
        {
            await next(context);
            return;
        }

        var visit = context.InstanceServices.GetRequiredService<Visit>();
        visit.Trail.Add("inner");
        await next(context);
        visit.Trail.Add("inner");
    }
}

/// <summary>A function that tells what reached it.</summary>
public sealed class TrailFunction(Visit visit)
{
    [Function("Trail")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trail")] HttpRequest request, FunctionContext context)
    {
        visit.Trail.Add("function");
        return new OkObjectResult($"{string.Join('-', visit.Trail)} {context.Items["from"]} {request.HttpContext.Items["from"]}");
    }
}
