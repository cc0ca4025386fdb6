using System.Text.Json;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>One page in a browser context of its own, without scripts and without any way out: every request it makes is refused.</summary>
internal sealed class PrintPage : IAsyncDisposable
{
    private readonly DevToolsConnection connection;
    private readonly string contextId;
    private readonly string sessionId;

    private PrintPage(DevToolsConnection connection, string contextId, string sessionId) =>
        (this.connection, this.contextId, this.sessionId) = (connection, contextId, sessionId);

    public static async Task<PrintPage> OpenAsync(DevToolsConnection connection, CancellationToken cancellationToken)
    {
        var context = await connection.SendAsync("Target.createBrowserContext", new { }, null, Text("browserContextId"), cancellationToken);
        var target = await connection.SendAsync(
            "Target.createTarget", new { url = "about:blank", browserContextId = context }, null, Text("targetId"), cancellationToken);
        var session = await connection.SendAsync(
            "Target.attachToTarget", new { targetId = target, flatten = true }, null, Text("sessionId"), cancellationToken);
        var page = new PrintPage(connection, context, session);
        await page.CloseOffAsync(cancellationToken);
        return page;
    }

    /// <summary>Prints the document; the size and margins are its own <c>@page</c> rules.</summary>
    public async Task<byte[]> PrintAsync(PrintJob job, CancellationToken cancellationToken)
    {
        var frame = await SendAsync(
            "Page.getFrameTree", new { }, result => result.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString(), cancellationToken);
        await SendAsync("Page.setDocumentContent", new { frameId = frame, html = job.Html }, _ => true, cancellationToken);

        // Printing does not wait for fonts; text would be left blank. This runs in the debugger, not as a script of the page.
        await SendAsync(
            "Runtime.evaluate", new { expression = "document.fonts.ready.then(() => 1)", awaitPromise = true }, _ => true, cancellationToken);
        var options = new { printBackground = true, preferCSSPageSize = true, generateTaggedPDF = job.Tagged, generateDocumentOutline = true };
        return await SendAsync("Page.printToPDF", options, result => result.GetProperty("data").GetBytesFromBase64(), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        connection.Unlisten(sessionId);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await connection.SendAsync("Target.disposeBrowserContext", new { browserContextId = contextId }, null, limit.Token);
        }
        catch (Exception exception) when (exception is DevToolsException or OperationCanceledException)
        {
            // The browser has gone or hangs, and the page with it.
        }
    }

    private async Task CloseOffAsync(CancellationToken cancellationToken)
    {
        connection.Listen(sessionId, Refuse);
        await Task.WhenAll(
            SendAsync("Fetch.enable", new { }, _ => true, cancellationToken),
            SendAsync("Emulation.setScriptExecutionDisabled", new { value = true }, _ => true, cancellationToken));
    }

    private void Refuse(string method, JsonElement parameters)
    {
        if (method == "Fetch.requestPaused")
        {
            var requestId = parameters.GetProperty("requestId").GetString();
            _ = RefuseAsync(requestId!);
        }
    }

    // Aborted leaves what is there; any other error would put an error page in the place of the document or of a frame, maybe while it is printed.
    private async Task RefuseAsync(string requestId)
    {
        try
        {
            await connection.SendAsync("Fetch.failRequest", new { requestId, errorReason = "Aborted" }, sessionId, CancellationToken.None);
        }
        catch (DevToolsException)
        {
            // The page has been closed meanwhile; its requests are gone too.
        }
    }

    private Task<T> SendAsync<T>(string method, object parameters, Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        connection.SendAsync(method, parameters, sessionId, read, cancellationToken);

    private static Func<JsonElement, string> Text(string name) => result => result.GetProperty(name).GetString()!;
}
