using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>What orchestrators must not do.</summary>
public static class Forbidden
{
    [Function(nameof(DelayFirst))]
    public static async Task<string> DelayFirst([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(50);
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "x");
    }

    [Function(nameof(RunFirst))]
    public static async Task<string> RunFirst([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Run(() => Thread.Sleep(20));
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "x");
    }

    [Function(nameof(DelayLater))]
    public static async Task<string> DelayLater([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(Basics.Echo), "x");
        await Task.Delay(50);
        return "done";
    }

    [Function(nameof(DelayBeside))]
    public static async Task<string> DelayBeside([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var open = context.WaitForExternalEvent<string>("Never");
        await Task.Delay(50);
        return await open;
    }

    [Function(nameof(OutsideContext))]
    public static async Task<string> OutsideContext([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(Basics.Echo), "x").ConfigureAwait(false);
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "y");
    }

    [Function(nameof(OutsideAll))]
    public static async Task<string> OutsideAll([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var tasks = new[] { context.CallActivityAsync<string>(nameof(Basics.Echo), "x"), context.CallActivityAsync<string>(nameof(Basics.Echo), "y") };
        await Task.WhenAll(tasks).ConfigureAwait(false);
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "z");
    }

    [Function(nameof(Yields))]
    public static async Task<string> Yields([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Yield();
        var a = await context.CallActivityAsync<string>(nameof(Basics.Echo), "a");
        await Task.Yield();
        Thread.Sleep(20);
        return a + await context.CallActivityAsync<string>(nameof(Basics.Echo), "b").ContinueWith(task => task.Result + "!");
    }

    [Function(nameof(Slow))]
    public static async Task<string> Slow([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var a = await context.CallActivityAsync<string>(nameof(Basics.Echo), "slow");
        Thread.Sleep(1500);
        return a;
    }

    [Function(nameof(Blocks))]
    public static async Task<string> Blocks([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var echo = context.CallActivityAsync<string>(nameof(Basics.Echo), "waited");
        return echo.Wait(200) ? echo.Result : $"not yet, then {await echo}";
    }
}
