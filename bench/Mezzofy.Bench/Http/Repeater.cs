using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Mezzofy.Bench.Http;

/// <summary>Asks for the same thing over a number of connections, each again as soon as it is answered, and counts the answers.</summary>
/// <remarks>
/// Plain sockets and one buffer a connection, because the load shares the machine with what it measures. Answers must have a
/// <c>Content-Length</c> and status 200; anything else ends the measurement.
/// </remarks>
internal sealed class Repeater(Uri address, string? token = null)
{
    private readonly byte[] request = Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    private long answers;
    private long bytes;

    /// <summary>Warms up for two seconds, then measures, and prints a row.</summary>
    public async Task RunAsync(int seconds, int connections)
    {
        await MeasureAsync(2, connections);
        var elapsed = await MeasureAsync(seconds, connections);
        Console.WriteLine("| connections | seconds | answers | answers/s | MB/s |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant(
            $"| {connections} | {elapsed.TotalSeconds:0.0} | {answers} | {answers / elapsed.TotalSeconds:0} | {bytes / 1e6 / elapsed.TotalSeconds:0.0} |"));
    }

    private async Task<TimeSpan> MeasureAsync(int seconds, int connections)
    {
        (answers, bytes) = (0, 0);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(end.Token))));
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task AskAsync(CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, CancellationToken.None);
        var buffer = new byte[256 * 1024];
        while (!end.IsCancellationRequested)
        {
            await socket.SendAsync(request);
            var (filled, whole) = (0, 0);
            while (whole == 0 || filled < whole)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                filled += read > 0 ? read : throw new InvalidOperationException("The connection was closed.");
                whole = whole == 0 ? LengthOf(buffer.AsSpan(0, filled)) : whole;
            }

            Interlocked.Increment(ref answers);
            Interlocked.Add(ref bytes, filled);
        }
    }

    /// <summary>The length of the whole answer, or 0 while its headers have not all come.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return 0;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }

        var header = answer[..end].IndexOf("Content-Length: "u8);
        return header >= 0 && Utf8Parser.TryParse(answer[(header + 16)..], out int length, out _)
            ? end + 4 + length
            : throw new InvalidOperationException("The answer has no Content-Length.");
    }
}
