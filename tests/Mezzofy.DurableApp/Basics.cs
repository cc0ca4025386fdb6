using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.DurableApp;

/// <summary>Small activities that many orchestrators call, and orchestrators that say what they see.</summary>
public static class Basics
{
    [Function(nameof(Echo))]
    public static string? Echo([ActivityTrigger] string? text) => text;

    [Function(nameof(Add))]
    public static int Add([ActivityTrigger] Pair pair) => pair.A + pair.B;

    [Function(nameof(Pause))]
    public static async Task<string> Pause([ActivityTrigger] Delay delay, CancellationToken cancellation)
    {
        await Task.Delay(delay.Milliseconds, cancellation);
        return delay.Name;
    }

    [Function(nameof(HelloSeq))]
    public static async Task<string> HelloSeq([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var a = await context.CallActivityAsync<string>(nameof(Echo), "Tokyo");
        var b = await context.CallActivityAsync<string>(nameof(Echo), "Seattle");
        var c = await context.CallActivityAsync<string>(nameof(Echo), "London");
        return $"{a} {b} {c}";
    }

    [Function(nameof(OneStep))]
    public static Task<string> OneStep([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Echo), context.GetInput<string>());

    [Function(nameof(Nothing))]
    public static void Nothing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
    }

    [Function(nameof(Clock))]
    public static async Task<ClockReading> Clock([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var first = context.CurrentUtcDateTime;
        var again = context.CurrentUtcDateTime;
        var id = context.NewGuid();
        await context.CallActivityAsync(nameof(Pause), new Delay("a", 20));
        var second = context.CurrentUtcDateTime;
        var other = context.NewGuid();
        await context.CallActivityAsync(nameof(Record), new Reading(first, id));
        await context.CallActivityAsync(nameof(Record), new Reading(second, other));
        return new ClockReading(first, again, second, id, other, context.CurrentUtcDateTime.Kind.ToString());
    }

    [Function(nameof(Record))]
    public static Reading Record([ActivityTrigger] Reading reading) => reading;

    [Function(nameof(Logging))]
    public static async Task<int> Logging([OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function)
    {
        var safe = context.CreateReplaySafeLogger("Safe");
        var plain = function.InstanceServices.GetService(typeof(ILoggerFactory)) is ILoggerFactory loggers ? loggers.CreateLogger("Plain") : safe;
        foreach (var point in new[] { 1, 2, 3 })
        {
            safe.LogWarning("{Id} safe {Point}", context.InstanceId, point);
            plain.LogWarning("{Id} plain {Point} {Replaying} {Invocation}", context.InstanceId, point, context.IsReplaying, function.InvocationId);
            if (point < 3)
                await context.CallActivityAsync(nameof(Echo), "x");
        }

        return 3;
    }

    [Function(nameof(Status))]
    public static async Task<string> Status([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("first");
        context.SetCustomStatus(new { step = context.GetInput<string>() });
        return await context.WaitForExternalEvent<string>("Go");
    }
}

public sealed record Pair(int A, int B);

public sealed record Delay(string Name, int Milliseconds);

public sealed record Reading(DateTime At, Guid Id);

public sealed record ClockReading(DateTime First, DateTime Again, DateTime Second, Guid Id, Guid Other, string Kind);
