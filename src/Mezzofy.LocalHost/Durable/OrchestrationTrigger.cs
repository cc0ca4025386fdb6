using System.Reflection;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Durable;

/// <summary>Orchestrators: the context for the trigger's parameter, the input for any other.</summary>
internal sealed class OrchestrationTrigger : ITrigger
{
    /// <inheritdoc/>
    public Type Attribute => typeof(OrchestrationTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter)
    {
        if (parameter != function.TriggerParameter)
            return invocation => BoundInput.Read(function, parameter, Context(invocation).SerializedInput);
        return parameter.ParameterType == typeof(TaskOrchestrationContext)
            ? Context
            : throw StartupException.Unbindable(function, parameter);
    }

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) => true;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions) =>
        services.AddDurable(settings);

    private static ReplayContext Context(Invocation invocation) => (ReplayContext)((OrchestratorArguments)invocation.TriggerData!).Context!;
}
