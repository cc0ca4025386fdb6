using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.DurableApp.Http;

/// <summary>Starts orchestrations over HTTP, for tests and measurements in another process.</summary>
public static class Desk
{
    /// <summary>Starts an orchestration under an id; the body is its input. A repeated request starts nothing twice.</summary>
    [Function(nameof(StartOne))]
    public static async Task<IActionResult> StartOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{name}/{id}")] HttpRequest request,
        string name,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        object? input = body.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(body);
        var options = new StartOrchestrationOptions(id).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
            return new StatusCodeResult(StatusCodes.Status202Accepted);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return new StatusCodeResult(StatusCodes.Status202Accepted);
        }
    }

    /// <summary>The state of an instance.</summary>
    [Function(nameof(GetOne))]
    public static async Task<IActionResult> GetOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "instances/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client) =>
        await client.GetInstanceAsync(id, getInputsAndOutputs: true) is { } found
            ? new OkObjectResult(new InstanceView(found.RuntimeStatus.ToString(), found.SerializedOutput))
            : new NotFoundResult();
}

public sealed record InstanceView(string Status, string? Output);
