using System.Text.Json;
using Mezzofy.LocalHost.Functions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Starts functions by what clients do. A function that fails is logged and closes no connection.</summary>
internal sealed partial class HubEvents(HubFunctions functions, FunctionDispatcher dispatcher, ILogger<HubEvents> logger)
{
    /// <summary>The category of clients that come and go.</summary>
    public const string Connections = "connections";

    /// <summary>The category of methods that clients invoke.</summary>
    public const string Messages = "messages";

    /// <summary>A client has connected; its messages wait until the function has ended.</summary>
    public Task ConnectedAsync(LiveConnection connection) => TellAsync(connection, "connected", null);

    /// <summary>A client has gone.</summary>
    /// <param name="connection">The client.</param>
    /// <param name="error">Why; null where it closed the connection itself.</param>
    public Task DisconnectedAsync(LiveConnection connection, string? error) => TellAsync(connection, "disconnected", error);

    /// <summary>A client invokes a method; returns when the function has ended.</summary>
    /// <exception cref="HubException">There is no such method, or it failed; the client is told no more than that.</exception>
    public async Task InvokeAsync(LiveConnection connection, string target, JsonElement arguments)
    {
        if (functions.Find(connection.Hub, Messages, target) is not { } function)
            throw new HubException($"Method '{target}' does not exist.");
        JsonElement[] values = [.. arguments.EnumerateArray()];
        var expected = ((SignalRTriggerAttribute)function.Trigger).ParameterNames.Length;
        if (expected > 0 && expected != values.Length)
            throw new HubException($"Method '{target}' has {expected} arguments, not {values.Length}.");
        if (!await TryRunAsync(function, Describe(connection, SignalRInvocationCategory.Messages, target, values)))
            throw new HubException($"Method '{target}' failed.");
    }

    private async Task TellAsync(LiveConnection connection, string name, string? error)
    {
        if (functions.Find(connection.Hub, Connections, name) is not { } function)
            return;
        var happened = Describe(connection, SignalRInvocationCategory.Connections, name, []);
        happened.Context.Error = error;
        await TryRunAsync(function, happened);
    }

    private async Task<bool> TryRunAsync(LocalFunction function, HubEvent happened)
    {
        try
        {
            await dispatcher.InvokeAsync(function, happened, CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(function.Name, exception);
            return false;
        }
    }

    private static HubEvent Describe(LiveConnection connection, SignalRInvocationCategory category, string name, JsonElement[] arguments) => new(
        new SignalRInvocationContext
        {
            Category = category,
            Event = name,
            Hub = connection.Hub,
            ConnectionId = connection.Id,
            UserId = connection.UserId,
            Arguments = category == SignalRInvocationCategory.Messages ? [.. arguments.Cast<object>()] : null,
            Claims = connection.Claims(),
            Query = connection.Query(),
            Headers = new Dictionary<string, StringValues>(),
        },
        arguments);

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Function}' (Failed)")]
    private partial void LogFailed(string function, Exception exception);
}
