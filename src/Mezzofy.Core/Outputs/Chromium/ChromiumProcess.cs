using System.Diagnostics;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>One running browser and the connection to it.</summary>
/// <remarks>
/// The browser is driven over its debugging pipe instead of a port: nobody else on the machine can reach it, and it ends by itself
/// when the pipe closes, so none outlives this process, not even after kill -9.
/// </remarks>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    // The browser wants the pipe as descriptors 3 and 4, which Process cannot set: the shell moves them there and becomes the browser.
    private const string MovePipe = "exec \"$@\" 3<&0 4>&1 </dev/null >&2";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private readonly Process process;
    private readonly ProfileFolder profile;

    private ChromiumProcess(Process process, ProfileFolder profile)
    {
        this.process = process;
        this.profile = profile;
        Connection = new DevToolsConnection(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    public DevToolsConnection Connection { get; }

    public int ProcessId => process.Id;

    public string ProfilePath => profile.Path;

    public bool IsAlive => !Connection.IsClosed && !process.HasExited;

    /// <summary>Starts a browser and waits until it answers.</summary>
    /// <exception cref="DevToolsException">It ended or did not answer.</exception>
    public static async Task<ChromiumProcess> StartAsync(string executable, bool sandbox, CancellationToken cancellationToken)
    {
        var profile = ProfileFolder.Create();
        var browser = new ChromiumProcess(Launch(executable, profile.Path, sandbox), profile);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartLimit);
            await browser.Connection.SendAsync("Browser.getVersion", new { }, null, limit.Token);
            return browser;
        }
        catch (Exception exception)
        {
            await browser.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new DevToolsException("The browser did not start.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await Connection.DisposeAsync();
        process.Dispose();
        profile.Dispose();
    }

    private static Process Launch(string executable, string profile, bool sandbox)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = ["-c", MovePipe, "sh", executable, .. ChromiumFlags.For(profile, sandbox)];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");

        // Read and dropped: a browser that cannot write its log stops.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
