using System.Reflection;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Tests.Functions;

/// <summary>The smallest trigger there can be: it hands a string over and takes any result back.</summary>
internal sealed class ManualTrigger : ITrigger
{
    public Type Attribute => typeof(ManualTriggerAttribute);

    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter) => function.IsTrigger(parameter)
        ? invocation => invocation.TriggerData
        : null;

    public bool Answers(LocalFunction function, Type result) => result == typeof(string);

    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
    }
}

public sealed class ManualTriggerAttribute : TriggerBindingAttribute;
