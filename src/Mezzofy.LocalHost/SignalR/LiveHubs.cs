using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>The members of every hub, and messages to them.</summary>
internal sealed class LiveHubs(IHubContext<ServiceHub> hubs)
{
    private readonly ConcurrentDictionary<string, HubMembers> members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of a hub.</summary>
    public HubMembers Of(string hub) => members.GetOrAdd(hub, _ => new HubMembers());

    /// <summary>Sends a message to connections; returns at once.</summary>
    /// <param name="to">The connections.</param>
    /// <param name="target">The client's method.</param>
    /// <param name="arguments">Its arguments, as JSON.</param>
    public void Send(IEnumerable<LiveConnection> to, string target, object?[] arguments)
    {
        foreach (var connection in to)
            connection.Send(hubs, target, arguments);
    }
}
