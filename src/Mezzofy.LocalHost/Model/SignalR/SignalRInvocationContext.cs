using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What started a function with a <see cref="SignalRTriggerAttribute"/>.</summary>
public sealed class SignalRInvocationContext
{
    /// <summary>The arguments of a message, each a <see cref="System.Text.Json.JsonElement"/>; null for connections.</summary>
    public object[]? Arguments { get; set; }

    /// <summary>Why the connection was closed; null where it was closed as it should be.</summary>
    public string? Error { get; set; }

    /// <summary>Connection or message.</summary>
    public SignalRInvocationCategory Category { get; set; }

    /// <summary><c>connected</c> or <c>disconnected</c>, or the name of the method.</summary>
    public string? Event { get; set; }

    /// <summary>The hub.</summary>
    public string? Hub { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The connection's user.</summary>
    public string? UserId { get; set; }

    /// <summary>The headers of the request that carried the event.</summary>
    public IDictionary<string, StringValues>? Headers { get; set; }

    /// <summary>The query of the client's first request.</summary>
    public IDictionary<string, StringValues>? Query { get; set; }

    /// <summary>The claims of the connection's token.</summary>
    public IDictionary<string, StringValues>? Claims { get; set; }
}

/// <summary>What kind of event it is.</summary>
public enum SignalRInvocationCategory
{
    /// <summary>A client connected or disconnected.</summary>
    Connections = 0,

    /// <summary>A client invoked a method.</summary>
    Messages = 1,
}
