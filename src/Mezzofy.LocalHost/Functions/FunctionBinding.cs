using System.Reflection;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Binds the functions of an app to the triggers and bindings of this host; what nobody knows is refused by name.</summary>
internal sealed class FunctionBinding(Extensions extensions)
{
    private readonly Dictionary<ITrigger, List<LocalFunction>> triggered = [];
    private readonly Dictionary<IInputBinding, List<LocalFunction>> reading = [];
    private readonly Dictionary<IOutputBinding, List<LocalFunction>> sending = [];

    /// <summary>Binds them all and registers the services of every extension in use.</summary>
    /// <exception cref="StartupException">Something cannot be bound; the message names function and parameter.</exception>
    public void Bind(FunctionCatalogue catalogue, IServiceCollection services, HostSettings settings)
    {
        foreach (var function in catalogue.Functions)
            Bind(function);
        foreach (var (trigger, functions) in triggered)
            trigger.Register(services, settings, functions);
        foreach (var (input, functions) in reading)
            input.Register(services, settings, functions);
        foreach (var (output, functions) in sending)
            output.Register(services, settings, functions);
    }

    private void Bind(LocalFunction function)
    {
        var trigger = extensions.Triggers.FirstOrDefault(candidate => candidate.Attribute == function.Trigger.GetType())
            ?? throw new StartupException($"Function '{function.Name}': this host has no trigger for [{Name(function.Trigger.GetType())}].");
        Note(triggered, trigger, function);
        function.Call = FunctionCall.Compile(function.Method, [.. function.Method.GetParameters().Select(parameter => Bind(trigger, function, parameter))]);
        function.Outputs = new FunctionOutputBinding(extensions, Note).Bind(trigger, function);
    }

    private ParameterBinder Bind(ITrigger trigger, LocalFunction function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
            return invocation => invocation;
        if (parameter.ParameterType == typeof(CancellationToken))
            return invocation => invocation.CancellationToken;
        if (parameter.GetCustomAttribute<InputBindingAttribute>() is { } attribute)
            return Input(attribute, function, parameter);
        return trigger.Bind(function, parameter) ?? throw StartupException.Unbindable(function, parameter);
    }

    private ParameterBinder Input(InputBindingAttribute attribute, LocalFunction function, ParameterInfo parameter)
    {
        var input = extensions.Inputs.FirstOrDefault(candidate => candidate.Attribute == attribute.GetType())
            ?? throw StartupException.Unbindable(function, parameter);
        Note(reading, input, function);
        return input.Bind(function, parameter);
    }

    private void Note(IOutputBinding output, LocalFunction function) => Note(sending, output, function);

    private static void Note<T>(Dictionary<T, List<LocalFunction>> users, T extension, LocalFunction function)
        where T : notnull
    {
        if (!users.TryGetValue(extension, out var functions))
            users.Add(extension, functions = []);
        if (!functions.Contains(function))
            functions.Add(function);
    }

    private static string Name(Type attribute) => attribute.Name.Replace("Attribute", string.Empty, StringComparison.Ordinal);
}
