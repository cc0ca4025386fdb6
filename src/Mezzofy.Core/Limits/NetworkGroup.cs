using System.Net;
using System.Net.Sockets;

namespace Mezzofy.Core.Limits;

/// <summary>What counts as one address when requests are limited.</summary>
public static class NetworkGroup
{
    private const int PrefixBytes = 8;

    /// <summary>An IPv4 address itself; of an IPv6 address its /64, which one host may use freely; <c>unknown</c> for anything else.</summary>
    public static string Of(string? address) => IPAddress.TryParse(address, out var parsed) ? Of(parsed) : "unknown";

    /// <inheritdoc cref="Of(string?)"/>
    public static string Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address.ToString();
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[PrefixBytes..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
