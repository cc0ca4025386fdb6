using System.Reflection;
using Mezzofy.LocalHost.Durable.Client;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Durable;

/// <summary>The durable client, in functions of any trigger.</summary>
internal sealed class DurableClientInput : IInputBinding
{
    /// <inheritdoc/>
    public Type Attribute => typeof(DurableClientAttribute);

    /// <inheritdoc/>
    public ParameterBinder Bind(LocalFunction function, ParameterInfo parameter) => parameter.ParameterType == typeof(DurableTaskClient)
        ? invocation => invocation.InstanceServices.GetRequiredService<EngineClient>()
        : throw StartupException.Unbindable(function, parameter);

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        var hub = DurableOptions.Read(settings).Hub;
        foreach (var function in functions)
        {
            var asked = function.Method.GetParameters().Select(parameter => parameter.GetCustomAttribute<DurableClientAttribute>()?.TaskHub).OfType<string>();
            if (asked.FirstOrDefault(name => !name.Equals(hub, StringComparison.OrdinalIgnoreCase)) is { } other)
                throw new StartupException($"Function '{function.Name}': this host serves the hub '{hub}' of host.json, not '{other}'.");
        }

        services.AddDurable(settings);
    }
}
