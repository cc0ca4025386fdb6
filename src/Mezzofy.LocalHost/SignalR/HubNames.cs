using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Checks what a SignalR attribute names.</summary>
internal static class HubNames
{
    /// <summary>Checks the hub and the setting.</summary>
    /// <exception cref="StartupException">The hub has no name that a hub can have, or the setting is another service's.</exception>
    public static void Check(LocalFunction function, string? hub, string? setting)
    {
        if (!ServiceAddress.IsHubName(hub))
            throw new StartupException($"Function '{function.Name}': '{hub}' is no name of a SignalR hub.");
        if (setting is not (null or ServiceAddress.Setting))
            throw new StartupException($"Function '{function.Name}': this host serves the hubs of {ServiceAddress.Setting} only, not of '{setting}'.");
    }
}
