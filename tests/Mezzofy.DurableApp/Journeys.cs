using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public sealed record Leg(int Generation, int Milliseconds);

/// <summary>
/// An orchestration of everything, for the tests that kill its host: one activity, three at once, a timer, a child that sends an event back,
/// and a second generation. Every activity notes its effect; no step has a retry policy, so a step that a crash fails is seen.
/// </summary>
public static class Journeys
{
    /// <summary>The effects of a whole journey, in no order.</summary>
    public static IEnumerable<(string Instance, string Step)> Effects(string id) => Enumerable.Range(0, 2)
        .SelectMany(generation => new[] { "out", "left", "middle", "right" }.Select(step => (id, $"{generation}/{step}")).Append((Side(id, generation), "aside")))
        .Append((id, "1/home"));

    [Function(nameof(Journey))]
    public static async Task<string> Journey([OrchestrationTrigger] TaskOrchestrationContext context, Leg leg)
    {
        await Step("out");
        await Task.WhenAll(Step("left"), Step("middle"), Step("right"));
        await context.CreateTimer(TimeSpan.FromMilliseconds(leg.Milliseconds), CancellationToken.None);
        var told = context.WaitForExternalEvent<string>("Arrived");
        await context.CallSubOrchestratorAsync(
            nameof(SideTrip), leg.Milliseconds, new SubOrchestrationOptions(instanceId: Side(context.InstanceId, leg.Generation)));
        var word = await told;
        if (leg.Generation == 0)
        {
            context.ContinueAsNew(leg with { Generation = 1 });
            return word;
        }

        await Step("home");
        return $"{word} twice";

        Task Step(string name) => context.CallActivityAsync(
            nameof(EffectActivities.Affect), new Effect(context.InstanceId, $"{leg.Generation}/{name}", leg.Milliseconds));
    }

    /// <summary>Three effects, each tried until it succeeds: the database they are written to may be away.</summary>
    [Function(nameof(Patient))]
    public static async Task<string> Patient([OrchestrationTrigger] TaskOrchestrationContext context, Leg leg)
    {
        var patience = TaskOptions.FromRetryPolicy(new RetryPolicy(100, TimeSpan.FromMilliseconds(100)));
        foreach (var step in new[] { "first", "second", "third" })
            await context.CallActivityAsync(nameof(EffectActivities.Affect), new Effect(context.InstanceId, step, leg.Milliseconds), patience);
        return "patient";
    }

    [Function(nameof(SideTrip))]
    public static async Task SideTrip([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(EffectActivities.Affect), new Effect(context.InstanceId, "aside", context.GetInput<int>()));
        context.SendEvent(context.Parent!.InstanceId, "Arrived", "there and back");
    }

    private static string Side(string id, int generation) => $"{id}-side-{generation}";
}
