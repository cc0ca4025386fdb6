using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>Orchestrators whose steps cannot be stored.</summary>
public static class Poison
{
    [Function(nameof(UnstorableName))]
    public static async Task<string> UnstorableName([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(Basics.Echo), "x");
        return await context.CallActivityAsync<string>("no\0name", "x");
    }

    [Function(nameof(UnstorableChild))]
    public static Task<string> UnstorableChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "x", new SubOrchestrationOptions(instanceId: "no\0id"));

    [Function(nameof(UnstorableAndSlow))]
    public static Task<string> UnstorableAndSlow([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Thread.Sleep(700);
        return context.CallActivityAsync<string>("no\0name", "x");
    }

    [Function(nameof(UnreadableInput))]
    public static Task<string> UnreadableInput([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Basics.Echo), new Endless());

    private sealed class Endless
    {
        public Endless Self => this;
    }
}
