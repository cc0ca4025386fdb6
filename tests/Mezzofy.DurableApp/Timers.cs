using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>Durable timers.</summary>
public static class Timers
{
    [Function(nameof(Wait))]
    public static async Task<double> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begin = context.CurrentUtcDateTime;
        await context.CreateTimer(TimeSpan.FromMilliseconds(context.GetInput<double>()), CancellationToken.None);
        return (context.CurrentUtcDateTime - begin).TotalMilliseconds;
    }

    [Function(nameof(ClockAroundAnEvent))]
    public static async Task<double> ClockAroundAnEvent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begin = context.CurrentUtcDateTime;
        await context.WaitForExternalEvent<string>("Go");
        return (context.CurrentUtcDateTime - begin).TotalMilliseconds;
    }

    [Function(nameof(WaitFiveTimes))]
    public static async Task<List<double>> WaitFiveTimes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var elapsed = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var begin = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromMilliseconds(context.GetInput<int>()), CancellationToken.None);
            elapsed.Add((context.CurrentUtcDateTime - begin).TotalMilliseconds);
        }

        return elapsed;
    }

    [Function(nameof(CancelTimer))]
    public static async Task<string> CancelTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var end = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromHours(1), end.Token);
        var winner = await Task.WhenAny(timer, context.CallActivityAsync(nameof(Basics.Echo), "x"));
        end.Cancel();
        try
        {
            await timer;
            return "fired";
        }
        catch (TaskCanceledException)
        {
            return $"{timer.Status} {winner != timer}";
        }
    }

    [Function(nameof(ForgottenTimer))]
    public static async Task<string> ForgottenTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var timer = context.CreateTimer(TimeSpan.FromMilliseconds(context.GetInput<int>()), CancellationToken.None);
        return await Task.WhenAny(timer, context.CallActivityAsync<string>(nameof(Basics.Echo), "x")) == timer ? "timer" : "activity";
    }
}
