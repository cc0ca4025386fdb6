using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public sealed record Generation(int Number, bool Preserve, string Seen = "", List<bool>? Replaying = null);

/// <summary>Continue-as-new.</summary>
public static class Generations
{
    [Function(nameof(CountDown))]
    public static async Task<int> CountDown([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var left = context.GetInput<int>();
        context.SetCustomStatus(left);
        await context.CallActivityAsync(nameof(Basics.Echo), $"{left}");
        if (left > 0)
            context.ContinueAsNew(left - 1);
        return left + 1000;
    }

    [Function(nameof(Collect))]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context, Generation input)
    {
        if (input.Number == 0)
        {
            await context.WaitForExternalEvent<string>("Begin");
            context.ContinueAsNew(input with { Number = 1 }, input.Preserve);
            return "ignored";
        }

        var first = await context.WaitForExternalEvent<string>("E");
        var second = await context.WaitForExternalEvent<string>("E");
        return first + second;
    }

    [Function(nameof(StatusOfOneGeneration))]
    public static async Task StatusOfOneGeneration([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<int>() == 0)
        {
            context.SetCustomStatus("first");
            context.ContinueAsNew(1);
            return;
        }

        await context.WaitForExternalEvent<string>("Go");
    }

    [Function(nameof(LateResult))]
    public static async Task<string> LateResult([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<int>() == 0)
        {
            var forgotten = context.CallActivityAsync<string>(nameof(Basics.Pause), new Delay("old", 300));
            context.ContinueAsNew(1);
            return forgotten.IsCompleted ? "done" : "open";
        }

        return await context.CallActivityAsync<string>(nameof(Basics.Pause), new Delay("new", 700));
    }

    [Function(nameof(WorkAfterContinue))]
    public static async Task<string> WorkAfterContinue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<int>() == 1)
            return $"second generation, replaying {context.IsReplaying}";
        context.ContinueAsNew(1);
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "x");
    }
}
