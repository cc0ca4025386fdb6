using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Where the host listens: on 127.0.0.1, at the port of <c>MEZZOFY_PORT</c>, else <c>Host:LocalHttpPort</c>, else 7071.</summary>
/// <param name="Number">The port; 0 for any free one.</param>
internal sealed record WebPort(int Number)
{
    private const string Setting = "MEZZOFY_PORT";
    private const int Standard = 7071;

    /// <summary>The address as a URL.</summary>
    public string Url => $"http://127.0.0.1:{Number}";

    /// <summary>Reads it and sees that it is free, before anything is started.</summary>
    /// <exception cref="StartupException">It is no port, or not free.</exception>
    public static WebPort Read(IConfiguration app)
    {
        var text = app[Setting] is { Length: > 0 } own ? own : app["Host:LocalHttpPort"];
        if (text is not { Length: > 0 })
            return Free(new WebPort(Standard));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue
            ? Free(new WebPort(number))
            : throw new StartupException($"{Setting}: '{text}' is no port; use a number from 1 to 65535.");
    }

    private static WebPort Free(WebPort port)
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port.Number));
            probe.Listen();
            return port;
        }
        catch (SocketException exception)
        {
            var why = exception.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is already in use" : "cannot be used";
            throw new StartupException($"{Setting}: port {port.Number} on 127.0.0.1 {why}; choose another.");
        }
    }
}
