using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mezzofy.Testing;

/// <summary>Stands between the app and a service, and can be cut like a cable: connections break, new ones are refused.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<Socket> sockets = [];
    private readonly EndPoint target;
    private Socket? listener;
    private LostAnswer? lost;

    /// <summary>Relays to a TCP service.</summary>
    public Relay(string host, int port)
    {
        target = new DnsEndPoint(host, port);
        Restore();
    }

    /// <summary>Where to connect, on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Breaks every connection and refuses new ones.</summary>
    public void Cut()
    {
        lock (gate)
        {
            listener?.Dispose();
            listener = null;
            sockets.ForEach(socket => socket.Dispose());
            sockets.Clear();
        }
    }

    /// <summary>Accepts connections again, at the same port.</summary>
    public void Restore()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        socket.Listen(100);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        listener = socket;
        _ = AcceptAsync(socket);
    }

    /// <summary>
    /// Once, on a connection over which these texts are sent in this order: the last is passed on, and the connection breaks in place of its answer.
    /// </summary>
    /// <returns>Ends when it has happened.</returns>
    public Task LoseAnswerAsync(params string[] texts)
    {
        var next = new LostAnswer(texts, new());
        lost = next;
        return next.Happened.Task;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await from.AcceptAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (gate)
        {
            sockets.AddRange([client, server]);
        }

        try
        {
            await server.ConnectAsync(target);
            await Task.WhenAny(SendAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, or one side has gone.
        }

        client.Dispose();
        server.Dispose();
    }

    private async Task SendAsync(Socket client, Socket server)
    {
        var (buffer, heard) = (new byte[64 * 1024], 0);
        while (await client.ReceiveAsync(buffer) is var count and > 0)
        {
            var watched = lost;
            if (watched is not null && Encoding.Latin1.GetString(buffer, 0, count).Contains(watched.Texts[heard], StringComparison.Ordinal))
            {
                heard++;
            }

            if (heard == watched?.Texts.Length && Interlocked.CompareExchange(ref lost, null, watched) == watched)
            {
                await LoseAsync(client, server, buffer.AsMemory(0, count), watched);
                return;
            }

            await server.SendAsync(buffer.AsMemory(0, count));
        }
    }

    private static async Task LoseAsync(Socket client, Socket server, ReadOnlyMemory<byte> last, LostAnswer watched)
    {
        client.Dispose();
        await server.SendAsync(last);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        watched.Happened.SetResult();
    }

    private sealed record LostAnswer(string[] Texts, TaskCompletionSource Happened);

    private static async Task CopyAsync(Socket from, Socket to)
    {
        await using var source = new NetworkStream(from);
        await using var sink = new NetworkStream(to);
        await source.CopyToAsync(sink);
    }
}
