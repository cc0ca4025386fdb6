using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>The service's address, known when the web server listens: a host inside a test has its port only then.</summary>
internal sealed class ServiceLocation(HostSettings settings, IServer server)
{
    private readonly Lazy<ServiceAddress> address = new(() => settings.App[ServiceAddress.Setting] is { Length: > 0 } text
        ? ServiceAddress.Parse(text)
        : ServiceAddress.New(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()));

    /// <summary>The address.</summary>
    public ServiceAddress Address => address.Value;
}
