using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable;

/// <summary>The app's orchestrators and activities, called through its middleware.</summary>
internal sealed class HostFunctions(FunctionCatalogue catalogue, FunctionDispatcher dispatcher) : IDurableFunctions
{
    private readonly Dictionary<string, LocalFunction> orchestrators =
        Named<OrchestrationTriggerAttribute>(catalogue, attribute => attribute.Orchestration);

    private readonly Dictionary<string, LocalFunction> activities =
        Named<ActivityTriggerAttribute>(catalogue, attribute => attribute.Activity);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Orchestrators => orchestrators.Keys;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Activities => activities.Keys;

    /// <inheritdoc/>
    public OrchestratorCall Begin(string name)
    {
        var arguments = new OrchestratorArguments();
        var invocation = dispatcher.Begin(orchestrators[name], arguments, CancellationToken.None);
        return new OrchestratorCall(RunAsync, invocation.DisposeAsync);

        async Task<object?> RunAsync(TaskOrchestrationContext context)
        {
            arguments.Context = context;
            await dispatcher.RunAsync(invocation);
            return invocation.Result.Value;
        }
    }

    /// <inheritdoc/>
    public Task<object?> RunAsync(ActivityWork work, CancellationToken cancellation) =>
        dispatcher.InvokeAsync(activities[work.Name], work, cancellation);

    private static Dictionary<string, LocalFunction> Named<T>(FunctionCatalogue catalogue, Func<T, string?> name)
        where T : Attribute =>
        catalogue.Functions
            .Where(function => function.Trigger is T)
            .ToDictionary(function => name((T)(Attribute)function.Trigger) ?? function.Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What an orchestrator's binders read.</summary>
internal sealed class OrchestratorArguments
{
    /// <summary>The pass.</summary>
    public TaskOrchestrationContext? Context { get; set; }
}
