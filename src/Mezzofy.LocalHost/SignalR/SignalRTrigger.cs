using System.Reflection;
using System.Text.Json;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>
/// Functions started by clients of a hub. Bound: <see cref="SignalRInvocationContext"/> as the trigger parameter, and a message's
/// arguments by the names in the attribute. Nobody waits for an answer: what is returned must be an output.
/// </summary>
internal sealed class SignalRTrigger : ITrigger
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <inheritdoc/>
    public Type Attribute => typeof(SignalRTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter)
    {
        if (function.IsTrigger(parameter))
            return parameter.ParameterType == typeof(SignalRInvocationContext) ? invocation => ((HubEvent)invocation.TriggerData!).Context : null;
        var names = ((SignalRTriggerAttribute)function.Trigger).ParameterNames;
        var index = Array.FindIndex(names, name => name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : invocation => Read(((HubEvent)invocation.TriggerData!).Arguments[index], parameter.ParameterType);
    }

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) => false;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        foreach (var function in functions)
            Check(function, (SignalRTriggerAttribute)function.Trigger);
        services.AddHubs(settings);
        services.Replace(ServiceDescriptor.Singleton(new HubFunctions(functions)));
    }

    // What is no text goes into a text as it is written, as the worker does it.
    private static object? Read(JsonElement argument, Type type) => type == typeof(string) && argument.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
        ? argument.GetRawText()
        : argument.Deserialize(type, Json);

    private static void Check(LocalFunction function, SignalRTriggerAttribute trigger)
    {
        HubNames.Check(function, trigger.HubName, trigger.ConnectionStringSetting);
        var known = trigger.Category.ToLowerInvariant() switch
        {
            HubEvents.Messages => trigger.Event.Length > 0,
            HubEvents.Connections => trigger.Event.ToLowerInvariant() is "connected" or "disconnected" && trigger.ParameterNames.Length == 0,
            _ => false,
        };
        if (!known)
            throw new StartupException($"Function '{function.Name}': there is no SignalR event '{trigger.Event}' of category '{trigger.Category}'.");
        var parameters = function.Method.GetParameters().Select(parameter => parameter.Name);
        if (trigger.ParameterNames.FirstOrDefault(name => !parameters.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } missing)
            throw new StartupException($"Function '{function.Name}' has no parameter '{missing}', which its SignalR trigger names.");
    }
}
