using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Http;

/// <summary>Functions that answer in every way there is.</summary>
public sealed class ResultFunctions
{
    private static readonly Person Ada = new("Adä", null, DayOfWeek.Monday);

    [Function("Result")]
    public async Task<IActionResult?> Result(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result/{kind}")] HttpRequest request, string kind)
    {
        await Task.Yield();
        return kind switch
        {
            "object" => new OkObjectResult(Ada),
            "json" => new JsonResult(Ada),
            "text" => new OkObjectResult("text"),
            "null" => new OkObjectResult(null),
            "nothing" => null,
            "content" => new ContentResult { Content = "content" },
            "problem" => new ObjectResult(new ProblemDetails { Title = "No", Status = 422 }) { StatusCode = 422 },
            "bad" => new BadRequestResult(),
            "missing" => new NotFoundResult(),
            "unauthorized" => new UnauthorizedResult(),
            "forbid" => new ForbidResult(),
            "file" => new FileContentResult("0123456789"u8.ToArray(), "application/pdf") { EnableRangeProcessing = true },
            _ => throw new InvalidOperationException(kind),
        };
    }

    [Function("MinimalResult")]
    public IResult MinimalResult(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "minimal/{kind}")] HttpRequest request, string kind) => kind switch
    {
        "text" => Results.Ok("text"),
        "problem" => Results.Problem(statusCode: 422),
        _ => Results.NoContent(),
    };

    [Function("NoResult")]
    public Task NoResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "no-result")] HttpRequest request) => Task.CompletedTask;

    [Function("VoidResult")]
    public void VoidResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "void-result")] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;

    [Function("WriteThenReturn")]
    public async Task<IActionResult> WriteThenReturn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "write-then-return")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("written");
        return new BadRequestResult();
    }

    [Function("Headers")]
    public IActionResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["x-own"] = "own";
        request.HttpContext.Response.Cookies.Append("c", "1");
        return new OkObjectResult("x");
    }

    [Function("Events")]
    public async Task Events([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events")] HttpRequest request, CancellationToken cancellation)
    {
        var response = request.HttpContext.Response;
        response.ContentType = "text/event-stream";
        foreach (var step in Enumerable.Range(0, 3))
        {
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {step}\n\n"), cancellation);
            await response.Body.FlushAsync(cancellation);
            if (step < 2)
                await Gates.Of(request, "events").WaitAsync(cancellation);
        }
    }

    [Function("Upload")]
    public async Task<IActionResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        var total = 0L;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
            total += read;
        return new OkObjectResult($"{total} bytes");
    }

    [Function("Form")]
    public async Task<IActionResult> Form([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form")] HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        return new OkObjectResult($"{form["name"]} {form.Files.Count}");
    }

    public sealed record Person(string Name, string? Mail, DayOfWeek Day);
}
