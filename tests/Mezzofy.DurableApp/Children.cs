using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public sealed record ChildCase(string Child, string? Id, object? Input);

/// <summary>Sub-orchestrations.</summary>
public static class Children
{
    [Function(nameof(Parent))]
    public static Task<string?> Parent([OrchestrationTrigger] TaskOrchestrationContext context, ChildCase input) =>
        context.CallSubOrchestratorAsync<string?>(input.Child, input.Input, new SubOrchestrationOptions(instanceId: input.Id));

    [Function(nameof(SayParent))]
    public static string SayParent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{context.Parent?.Name} {context.Parent?.InstanceId} {context.InstanceId}";

    [Function(nameof(TwoChildren))]
    public static async Task<string[]> TwoChildren([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var first = await context.CallSubOrchestratorAsync<string>(nameof(SayParent));
        var second = await context.CallSubOrchestratorAsync<string>(nameof(SayParent));
        return [first.Split(' ')[2], second.Split(' ')[2]];
    }

    [Function(nameof(FailingChild))]
    public static async Task<string> FailingChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>(nameof(Failures.Throw), "deep");

    [Function(nameof(CatchChild))]
    public static async Task<string[]> CatchChild([OrchestrationTrigger] TaskOrchestrationContext context, ChildCase input)
    {
        try
        {
            await context.CallSubOrchestratorAsync<string?>(input.Child, input.Input, new SubOrchestrationOptions(instanceId: input.Id));
            return ["completed"];
        }
        catch (TaskFailedException failure)
        {
            var details = failure.FailureDetails;
            return [failure.TaskName, failure.Message, details.ErrorType, details.InnerFailure?.ErrorType ?? "", $"{details.IsCausedBy<OperationCanceledException>()}"];
        }
    }

    [Function(nameof(RetryChild))]
    public static async Task<int> RetryChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync(nameof(FailingChild), options: new TaskOptions(new RetryPolicy(3, TimeSpan.FromMilliseconds(20))));
            return -1;
        }
        catch (TaskFailedException failure)
        {
            return failure.TaskId;
        }
    }

    [Function(nameof(SameIdInTurn))]
    public static async Task<string> SameIdInTurn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = new SubOrchestrationOptions(instanceId: context.GetInput<string>());
        var a = await context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "a", options);
        var b = await context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "b", options);
        return a + b;
    }

    [Function(nameof(SameIdAtOnce))]
    public static async Task<string> SameIdAtOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = new SubOrchestrationOptions(instanceId: context.GetInput<string>());
        var a = context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "a", options);
        var b = context.CallSubOrchestratorAsync<string>(nameof(Basics.OneStep), "b", options);
        return string.Concat(await Task.WhenAll(a, b));
    }

    [Function(nameof(Grandparent))]
    public static Task<string?> Grandparent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var id = context.InstanceId;
        return context.CallSubOrchestratorAsync<string?>(
            nameof(Parent), new ChildCase(nameof(Events.WaitOne), $"{id}-grandchild", "Go"), new SubOrchestrationOptions(instanceId: $"{id}-child"));
    }
}
