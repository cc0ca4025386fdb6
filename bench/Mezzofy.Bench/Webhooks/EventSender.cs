using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Bench.Webhooks;

/// <summary>A connection that sends signed events, each with an id of its own, in the seed's form.</summary>
/// <remarks>A plain socket, because the load shares the machine with what it measures. Anything but 200 ends the measurement.</remarks>
internal sealed class EventSender : IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("MEZZOFY_WEBHOOK_SECRET") ?? "bench-webhook-secret-0123456789");
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly Uri address;
    private readonly string type;

    private EventSender(Uri address, string type) => (this.address, this.type) = (address, type);

    /// <summary>Opens one.</summary>
    public static async Task<EventSender> ConnectAsync(Uri address, string type)
    {
        var sender = new EventSender(address, type);
        await sender.socket.ConnectAsync(address.Host, address.Port);
        return sender;
    }

    /// <summary>Sends one event; answers how long its acknowledgement took, in milliseconds.</summary>
    public async Task<double> SendAsync()
    {
        var request = Request();
        var started = Stopwatch.GetTimestamp();
        await socket.SendAsync(request);
        var filled = 0;
        while (!IsWhole(buffer.AsSpan(0, filled)))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new InvalidOperationException("The connection was closed.");
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private byte[] Request()
    {
        var (id, time) = ($"{Guid.NewGuid():N}", DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        var data = $$"""{"id":"{{id}}","customer_id":"{{id}}","order_id":"{{id}}","company_name":"Bench {{id[..8]}}","amount":120.5,"currency":"SGD","email":"{{id[..12]}}@bench.example"}""";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{type}.{time}.{data}")));
        var body = $$"""{"event":"{{type}}","timestamp":"{{time}}","data":{{data}},"signature":"{{signature}}"}""";
        return Encoding.UTF8.GetBytes($"POST /webhooks/mezzofy HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    // Answers are a few dozen bytes, with a Content-Length or in chunks; both end in a way that can be seen.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        return answer.StartsWith("HTTP/1.1 200"u8)
            ? answer[..end].IndexOf("chunked"u8) >= 0 ? answer.EndsWith("0\r\n\r\n"u8) : answer.Length > end + 4 && answer[^1] == (byte)'}'
            : throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }
}
