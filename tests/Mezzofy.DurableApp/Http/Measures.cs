using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.DurableApp.Http;

/// <summary>Measurements that run inside the host, so that either host can be measured; asked for over HTTP.</summary>
public static class Measures
{
    /// <summary>Starts so many orchestrations of one activity each and waits for all; answers the seconds that took.</summary>
    [Function(nameof(MeasureThroughput))]
    public static async Task<IActionResult> MeasureThroughput(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "measure/throughput/{count}")] HttpRequest request,
        int count,
        [DurableClient] DurableTaskClient client)
    {
        var clock = Stopwatch.StartNew();
        var ids = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.ScheduleNewOrchestrationInstanceAsync(nameof(Basics.OneStep), "x")));
        var right = true;
        // One after the other: by the time the first has ended most have, and those that wait do not load the host that is measured.
        foreach (var id in ids)
            right &= (await client.WaitForInstanceCompletionAsync(id)).RuntimeStatus == OrchestrationRuntimeStatus.Completed;
        return Answer(clock, right);
    }

    /// <summary>Runs one orchestration that calls so many activities at once; answers the seconds that took.</summary>
    [Function(nameof(MeasureFanOut))]
    public static async Task<IActionResult> MeasureFanOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "measure/fan-out/{count}")] HttpRequest request,
        int count,
        [DurableClient] DurableTaskClient client)
    {
        var clock = Stopwatch.StartNew();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(FanOut.Many), count);
        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return Answer(clock, end.ReadOutputAs<bool>());
    }

    /// <summary>Runs one orchestration after a moment of idleness; answers how long after its start its activity began.</summary>
    [Function(nameof(MeasurePickUp))]
    public static async Task<IActionResult> MeasurePickUp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "measure/pick-up")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        await Task.Delay(Random.Shared.Next(100, 700));
        var started = DateTime.UtcNow;
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(PickUp));
        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return new OkObjectResult(new Measure((end.ReadOutputAs<DateTime>() - started).TotalSeconds));
    }

    [Function(nameof(PickUp))]
    public static Task<DateTime> PickUp([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<DateTime>(nameof(Now));

    [Function(nameof(Now))]
    public static DateTime Now([ActivityTrigger] object? input) => DateTime.UtcNow;

    private static IActionResult Answer(Stopwatch clock, bool right) =>
        right ? new OkObjectResult(new Measure(clock.Elapsed.TotalSeconds)) : new StatusCodeResult(StatusCodes.Status500InternalServerError);
}

public sealed record Measure(double Seconds);
