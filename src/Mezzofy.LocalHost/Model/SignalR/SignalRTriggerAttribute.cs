using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by a client of a hub: it connects, disconnects, or invokes a method.</summary>
public sealed class SignalRTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>A trigger whose arguments are read from the invocation context only.</summary>
    /// <param name="hubName">The hub.</param>
    /// <param name="category"><c>connections</c> or <c>messages</c>.</param>
    /// <param name="event"><c>connected</c> or <c>disconnected</c>, or the name of the method.</param>
    public SignalRTriggerAttribute(string hubName, string category, string @event)
        : this(hubName, category, @event, [])
    {
    }

    /// <summary>A trigger whose arguments are bound to parameters by name.</summary>
    /// <param name="hubName">The hub.</param>
    /// <param name="category"><c>connections</c> or <c>messages</c>.</param>
    /// <param name="event"><c>connected</c> or <c>disconnected</c>, or the name of the method.</param>
    /// <param name="parameterNames">The names of the function's parameters, in the order of the arguments.</param>
    public SignalRTriggerAttribute(string hubName, string category, string @event, params string[] parameterNames)
    {
        HubName = hubName;
        Category = category;
        Event = @event;
        ParameterNames = parameterNames;
    }

    /// <summary>The setting that holds the service's connection string; null: <c>AzureSignalRConnectionString</c>.</summary>
    public string? ConnectionStringSetting { get; set; }

    /// <summary>The hub.</summary>
    public string HubName { get; }

    /// <summary><c>connections</c> or <c>messages</c>.</summary>
    public string Category { get; }

    /// <summary><c>connected</c> or <c>disconnected</c>, or the name of the method.</summary>
    public string Event { get; }

    /// <summary>The names of the function's parameters, in the order of the arguments.</summary>
    public string[] ParameterNames { get; }
}
