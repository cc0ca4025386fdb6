using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>An orchestrator whose code is another one after <see cref="Now"/> was set: as if it had been deployed anew.</summary>
public static class Changed
{
    public static string Now { get; set; } = "";

    [Function(nameof(Changing))]
    public static async Task<string> Changing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var kind = context.GetInput<string>() ?? "";
        var changed = Now == context.InstanceId ? kind : "";
        if (changed == "insert")
            await context.CallActivityAsync<string>(nameof(Basics.Echo), "inserted");
        if (changed == "return")
            return "early";
        if (changed == "timer")
            await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        else if (changed == "other")
            await context.CallActivityAsync<int>(nameof(Basics.Add), new Pair(1, 2));
        else if (changed == "child" || kind == "fromChild" && changed.Length == 0)
            await context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "c");
        else
            await context.CallActivityAsync<string>(nameof(Basics.Echo), changed == "input" ? "another" : "one");
        context.SetCustomStatus("waits");
        var told = await context.WaitForExternalEvent<string>("Go");
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), told);
    }
}
