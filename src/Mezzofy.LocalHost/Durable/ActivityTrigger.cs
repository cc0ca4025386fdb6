using System.Reflection;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Durable;

/// <summary>Activities: the input for the trigger's parameter.</summary>
internal sealed class ActivityTrigger : ITrigger
{
    /// <inheritdoc/>
    public Type Attribute => typeof(ActivityTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(TaskActivityContext))
        {
            throw new StartupException(
                $"Function '{function.Name}', parameter '{parameter.Name}': the official worker leaves a TaskActivityContext null there. Take a FunctionContext.");
        }

        return parameter == function.TriggerParameter
            ? invocation => BoundInput.Read(function, parameter, ((ActivityWork)invocation.TriggerData!).Input)
            : null;
    }

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) => true;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions) =>
        services.AddDurable(settings);
}
