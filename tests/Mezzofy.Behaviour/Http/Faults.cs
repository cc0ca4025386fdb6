using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Http;

/// <summary>Functions that fail, wait or never end.</summary>
public sealed class Faults(Sightings sightings)
{
    [Function("Throw")]
    public IActionResult Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throw/{kind}")] HttpRequest request, string kind)
    {
        request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        request.HttpContext.Response.Headers["x-before"] = "kept";
        throw kind switch
        {
            "cancelled" => new OperationCanceledException(),
            "bad-request" => new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge),
            _ => new InvalidOperationException("outer", new FormatException("inner")),
        };
    }

    [Function("ThrowLate")]
    public async Task ThrowLate([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throw-late")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("begun");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("late");
    }

    [Function("Wait")]
    public async Task<IActionResult> Wait(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        sightings.Add("waiting");
        request.HttpContext.RequestAborted.Register(() => sightings.Add("aborted"));
        context.CancellationToken.Register(() => sightings.Add("context"));
        cancellation.Register(() => sightings.Add("parameter"));
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            sightings.Add("ended");
        }

        return new OkObjectResult("own answer");
    }

    [Function("Hold")]
    public async Task<IActionResult> Hold([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hold")] HttpRequest request)
    {
        sightings.Add("holding");
        await Gates.Of(request, "hold").WaitAsync();
        return new OkObjectResult("held");
    }

    [Function("NeedsNothing")]
    public IActionResult NeedsNothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "needs-nothing")] HttpRequest request) => new OkResult();
}

/// <summary>A function whose class cannot be made.</summary>
public sealed class Unmakeable(IUnregistered missing)
{
    [Function("Unmakeable")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unmakeable")] HttpRequest request) =>
        new OkObjectResult(missing.ToString());
}

/// <summary>Nobody registers it.</summary>
public interface IUnregistered;
