using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>Many activities at once.</summary>
public static class FanOut
{
    [Function(nameof(Many))]
    public static async Task<bool> Many([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var count = context.GetInput<int>();
        var results = await Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>(nameof(Basics.Add), new Pair(i, 0))));
        return results.SequenceEqual(Enumerable.Range(0, count));
    }
}
