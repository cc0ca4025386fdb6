using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>External events.</summary>
public static class Events
{
    [Function(nameof(WaitOne))]
    public static Task<string?> WaitOne([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string?>(context.GetInput<string>() ?? "Go");

    [Function(nameof(WaitNumber))]
    public static async Task<int> WaitNumber([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<int>("Go");
        }
        catch (Exception)
        {
            return -1;
        }
    }

    [Function(nameof(WaitTwiceAfterWork))]
    public static async Task<string> WaitTwiceAfterWork([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(Basics.Pause), new Delay("work", 400));
        return await context.WaitForExternalEvent<string>("Go") + await context.WaitForExternalEvent<string>("Go");
    }

    [Function(nameof(TwoWaiters))]
    public static async Task<string> TwoWaiters([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var first = context.WaitForExternalEvent<string>("Go");
        var second = context.WaitForExternalEvent<string>("Go");
        return $"{await first}{await second}";
    }

    [Function(nameof(WaitAWhile))]
    public static async Task<string> WaitAWhile([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("Go", TimeSpan.FromMilliseconds(context.GetInput<int>()));
        }
        catch (TaskCanceledException exception)
        {
            return exception.Message;
        }
    }

    [Function(nameof(WaitAgain))]
    public static async Task<string> WaitAgain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.WaitForExternalEvent<string>("Go", TimeSpan.FromMilliseconds(100));
            return "too early";
        }
        catch (TaskCanceledException)
        {
            context.SetCustomStatus("again");
            return await context.WaitForExternalEvent<string>("Go");
        }
    }

    [Function(nameof(WaitCancelled))]
    public static async Task<string> WaitCancelled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var end = new CancellationTokenSource();
        var wait = context.WaitForExternalEvent<string>("Go", end.Token);
        await context.CallActivityAsync(nameof(Basics.Echo), "x");
        end.Cancel();
        try
        {
            return await wait;
        }
        catch (TaskCanceledException exception)
        {
            return exception.Message;
        }
    }

    [Function(nameof(Sender))]
    public static async Task<string> Sender([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SendEvent(context.GetInput<string>()!, "Go", "from the other");
        context.SendEvent("there-is-no-such-instance", "Go", "lost");
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "sent");
    }
}
