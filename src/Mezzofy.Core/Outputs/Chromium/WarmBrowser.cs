using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>Keeps one browser running for everybody, and starts another when it has gone.</summary>
internal sealed partial class WarmBrowser(ChromiumLocator locator, ILogger<WarmBrowser> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private volatile ChromiumProcess? current;
    private bool sandboxWorks = !Environment.IsPrivilegedProcess;
    private bool disposed;

    /// <summary>The running browser's process, or null; for tests and health.</summary>
    public int? ProcessId => current is { IsAlive: true } running ? running.ProcessId : null;

    /// <summary>Its throw-away profile, or null.</summary>
    public string? ProfilePath => current?.ProfilePath;

    /// <summary>How many browsers have been started.</summary>
    public int Starts { get; private set; }

    /// <summary>The connection to a running browser.</summary>
    /// <exception cref="ProblemException">503 <c>renderer_unavailable</c>.</exception>
    public async Task<DevToolsConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (current is { IsAlive: true } running)
        {
            return running.Connection;
        }

        await starting.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (current is not { IsAlive: true })
            {
                await StopAsync();
                current = await StartAsync(cancellationToken);
                Starts++;
                LogStarted(logger, current.ProcessId);
            }

            return current!.Connection;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Ends the browser of that connection, so that the next one starts afresh; what others print in it is tried again there.</summary>
    public async Task DiscardAsync(DevToolsConnection connection)
    {
        await starting.WaitAsync();
        try
        {
            if (current?.Connection == connection)
            {
                await StopAsync();
            }
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await starting.WaitAsync();
        disposed = true;
        await StopAsync();
        starting.Release();
    }

    private async Task<ChromiumProcess> StartAsync(CancellationToken cancellationToken)
    {
        var executable = locator.Find();
        try
        {
            return await StartSandboxedIfPossibleAsync(executable, cancellationToken);
        }
        catch (DevToolsException exception)
        {
            LogFailed(logger, exception);
            throw ChromiumLocator.Unavailable("Chromium does not start on the server, so PDF files cannot be made.", exception);
        }
    }

    private async Task<ChromiumProcess> StartSandboxedIfPossibleAsync(string executable, CancellationToken cancellationToken)
    {
        if (sandboxWorks)
        {
            try
            {
                return await ChromiumProcess.StartAsync(executable, sandbox: true, cancellationToken);
            }
            catch (DevToolsException exception)
            {
                // Many containers forbid user namespaces. The pages are made here, run no script and reach no network.
                LogNoSandbox(logger, exception);
                sandboxWorks = false;
            }
        }

        return await ChromiumProcess.StartAsync(executable, sandbox: false, cancellationToken);
    }

    private async Task StopAsync()
    {
        if (current is { } old)
        {
            current = null;
            await old.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Chromium runs as process {ProcessId}")]
    private static partial void LogStarted(ILogger logger, int processId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium does not start")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium does not start in its sandbox here; it runs without")]
    private static partial void LogNoSandbox(ILogger logger, Exception exception);
}
