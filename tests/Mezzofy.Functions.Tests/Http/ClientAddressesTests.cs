using System.Net;
using Mezzofy.Core.Limits;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Tests.Http;

public sealed class ClientAddressesTests
{
    [Theory]
    [InlineData(0, "198.51.100.1", "203.0.113.9")]
    [InlineData(1, "198.51.100.1", "198.51.100.1")]
    [InlineData(1, "6.6.6.6, 198.51.100.1", "198.51.100.1")]
    [InlineData(2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1")]
    [InlineData(1, "6.6.6.6, 198.51.100.1:51234", "198.51.100.1")]
    [InlineData(1, "[2001:db8::1]:51234", "2001:db8::1")]
    [InlineData(2, "198.51.100.1", "203.0.113.9")]
    [InlineData(1, "", "203.0.113.9")]
    [InlineData(1, "unknown", null)]
    public void Only_what_our_own_proxies_wrote_is_believed(int hops, string forwarded, string? address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.9");
        http.Request.Headers["X-Forwarded-For"] = forwarded;

        new ClientAddresses(new RateLimitOptions { ForwardedHops = hops }).Of(http)?.ToString().ShouldBe(address);
    }
}
