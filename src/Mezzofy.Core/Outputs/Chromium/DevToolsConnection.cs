using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>
/// Speaks the Chrome DevTools Protocol over the browser's pipe: JSON messages that end in a zero byte. Commands may be sent
/// concurrently; answers find their command by id.
/// </summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    private readonly Stream toBrowser;
    private readonly ConcurrentDictionary<int, IPendingCommand> pending = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> listeners = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Task reading;
    private int lastId;
    private volatile bool closed;

    public DevToolsConnection(Stream toBrowser, Stream fromBrowser)
    {
        this.toBrowser = toBrowser;
        reading = Task.Run(() => ReadAsync(fromBrowser));
    }

    /// <summary>Whether the browser has gone.</summary>
    public bool IsClosed => closed;

    /// <summary>Calls back for every event of a session, on the reading thread: it must not block.</summary>
    public void Listen(string sessionId, Action<string, JsonElement> onEvent) => listeners[sessionId] = onEvent;

    /// <summary>Stops calling back.</summary>
    public void Unlisten(string sessionId) => listeners.TryRemove(sessionId, out _);

    /// <summary>Sends a command whose result does not matter.</summary>
    public Task SendAsync(string method, object parameters, string? sessionId, CancellationToken cancellationToken) =>
        SendAsync(method, parameters, sessionId, _ => true, cancellationToken);

    /// <summary>Sends a command.</summary>
    /// <param name="method">The protocol's name, for example <c>Page.printToPDF</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="sessionId">The page's session, or null for the browser.</param>
    /// <param name="read">Takes what is needed from the result, which is gone afterwards.</param>
    /// <param name="cancellationToken">Ends the wait, not the command.</param>
    /// <exception cref="DevToolsException">The browser refused the command or has gone.</exception>
    public async Task<T> SendAsync<T>(
        string method, object parameters, string? sessionId, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref lastId);
        var command = new PendingCommand<T>(method, read);
        pending[id] = command;
        try
        {
            await WriteAsync(new DevToolsMessage(id, method, parameters, sessionId), cancellationToken);
            if (closed)
            {
                command.Fail(DevToolsException.Gone());
            }

            return await command.Result.WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw DevToolsException.Gone(exception);
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        try
        {
            await toBrowser.DisposeAsync();
        }
        catch (IOException)
        {
            // The browser has gone first.
        }

        // Bounded: a process that the browser started may hold the pipe's other end a little longer.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(5)));
    }

    private async Task WriteAsync(DevToolsMessage message, CancellationToken cancellationToken)
    {
        var bytes = message.ToBytes();
        await writing.WaitAsync(cancellationToken);
        try
        {
            // Not cancellable: half a message would spoil the pipe for everybody.
            await toBrowser.WriteAsync(bytes, CancellationToken.None);
            await toBrowser.FlushAsync(CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync(Stream fromBrowser)
    {
        var buffer = new MessageBuffer();
        try
        {
            while (await buffer.FillAsync(fromBrowser))
            {
                while (buffer.TryTake(out var message))
                {
                    Dispatch(message);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or JsonException)
        {
            // The pipe broke, or holds something else than the protocol: the browser counts as gone.
        }
        finally
        {
            closed = true;
            buffer.Dispose();
            foreach (var command in pending.Values)
            {
                command.Fail(DevToolsException.Gone());
            }
        }
    }

    private void Dispatch(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (root.TryGetProperty("id", out var id))
        {
            if (pending.TryRemove(id.GetInt32(), out var command))
            {
                command.Complete(root);
            }
        }
        else if (root.TryGetProperty("sessionId", out var session) && listeners.TryGetValue(session.GetString()!, out var listener))
        {
            listener(root.GetProperty("method").GetString()!, root.GetProperty("params"));
        }
    }
}
