using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Behaviour.Http;

/// <summary>What functions saw, for a test to ask.</summary>
public sealed class Sightings
{
    private readonly ConcurrentQueue<string> seen = new();

    /// <summary>Gates that functions wait at until a test opens them.</summary>
    public ConcurrentDictionary<string, SemaphoreSlim> Gates { get; } = new();

    /// <summary>Notes something.</summary>
    public void Add(string sighting) => seen.Enqueue(sighting);

    /// <summary>All so far.</summary>
    public IReadOnlyCollection<string> All() => [.. seen];
}

/// <summary>A gate of a name.</summary>
public static class Gates
{
    /// <summary>The gate.</summary>
    public static SemaphoreSlim Of(HttpRequest request, string name) =>
        request.HttpContext.RequestServices.GetRequiredService<Sightings>().Gates.GetOrAdd(name, _ => new SemaphoreSlim(0));
}

/// <summary>Lets a test ask and open gates, over HTTP.</summary>
public sealed class SightingFunctions(Sightings sightings)
{
    [Function("Sightings")]
    public IActionResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sightings")] HttpRequest request) =>
        new OkObjectResult(string.Join(' ', sightings.All()));

    [Function("OpenGate")]
    public IActionResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gates/{name}")] HttpRequest request, string name)
    {
        Gates.Of(request, name).Release();
        return new OkResult();
    }
}
