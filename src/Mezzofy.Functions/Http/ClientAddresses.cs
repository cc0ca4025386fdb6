using System.Net;
using Mezzofy.Core.Limits;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Http;

/// <summary>Where a request comes from, behind as many proxies as <see cref="RateLimitOptions.ForwardedHops"/> says.</summary>
internal sealed class ClientAddresses(RateLimitOptions options)
{
    private static readonly object GroupKey = new();

    /// <summary>The client's address, or null.</summary>
    public IPAddress? Of(HttpContext http) => options.ForwardedHops == 0 ? http.Connection.RemoteIpAddress : Forwarded(http);

    /// <summary>What counts as one address, remembered for the connection: see <see cref="NetworkGroup"/>.</summary>
    public string GroupOf(HttpContext http)
    {
        if (options.ForwardedHops > 0)
        {
            return Of(http) is { } forwarded ? NetworkGroup.Of(forwarded) : NetworkGroup.Of((string?)null);
        }

        // A connection's address does not change; its items outlive the request.
        var items = http.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(GroupKey, out var known) && known is string group)
        {
            return group;
        }

        group = http.Connection.RemoteIpAddress is { } address ? NetworkGroup.Of(address) : NetworkGroup.Of((string?)null);
        items?.TryAdd(GroupKey, group);
        return group;
    }

    // Proxies append what they saw, so only the entries that our own proxies wrote can be trusted; Azure adds the port.
    private IPAddress? Forwarded(HttpContext http)
    {
        var entries = http.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (entries.Length < options.ForwardedHops)
        {
            return http.Connection.RemoteIpAddress;
        }

        var entry = entries[^options.ForwardedHops];
        return IPAddress.TryParse(entry, out var address) ? address : IPEndPoint.TryParse(entry, out var endpoint) ? endpoint.Address : null;
    }
}
