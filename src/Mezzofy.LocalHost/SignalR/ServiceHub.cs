using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>The one hub behind all hubs of the app: which one a client means is in its address, which its token is signed for.</summary>
internal sealed class ServiceHub(HubEvents events, LiveHubs hubs) : Hub
{
    private static readonly object Key = new();

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        var hub = Context.GetHttpContext()!.Request.Query["hub"].ToString().ToLowerInvariant();
        var connection = new LiveConnection(Context, hub);
        Context.Items[Key] = connection;
        hubs.Of(hub).Add(connection);
        return events.ConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items[Key] is not LiveConnection connection)
            return Task.CompletedTask;
        hubs.Of(connection.Hub).Remove(connection);
        return events.DisconnectedAsync(connection, exception?.Message);
    }

    /// <summary>Every method that a client invokes, see <see cref="AnyMethodProtocol"/>.</summary>
    public Task Invoke(string target, JsonElement arguments) => events.InvokeAsync((LiveConnection)Context.Items[Key]!, target, arguments);
}
