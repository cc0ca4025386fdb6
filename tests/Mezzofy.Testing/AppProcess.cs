using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Mezzofy.Testing;

/// <summary>
/// A whole app in a process of its own, on a port of its own. With <c>MEZZOFY_BASE_URL</c> set it stands for the app that runs there
/// instead: it answers, but cannot be killed or configured.
/// </summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private readonly AppOptions options;
    private readonly StringBuilder log = new();
    private readonly bool ownsFolder;
    private Process? process;

    private AppProcess(AppOptions options, Uri? remote)
    {
        this.options = options;
        IsRemote = remote is not null;
        ownsFolder = options.DataFolder is null;
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("app-").FullName;
        Address = remote ?? new Uri($"http://127.0.0.1:{FreePort()}");
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Whether the app runs elsewhere.</summary>
    public bool IsRemote { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>Its data folder.</summary>
    public string DataFolder { get; }

    /// <summary>Its process.</summary>
    public Process Process => process ?? throw new InvalidOperationException("The app does not run here.");

    /// <summary>How long the last start took until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Everything it has said so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Starts the app and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it said.</exception>
    public static async Task<AppProcess> StartAsync(AppOptions options)
    {
        var remote = Environment.GetEnvironmentVariable("MEZZOFY_BASE_URL");
        var isRemote = options.Program == "Mezzofy.Functions" && !string.IsNullOrEmpty(remote);
        var app = new AppProcess(options, isRemote ? new Uri(remote!) : null);
        if (!isRemote)
            await app.StartAsync();
        return app;
    }

    /// <summary>Runs the app to its end, for starts that fail; returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Log)> RunAsync(AppOptions options)
    {
        await using var app = new AppProcess(options, null);
        app.Launch();
        using var bound = new CancellationTokenSource(options.ReadyWithin);
        await app.Process.WaitForExitAsync(bound.Token);
        return (app.Process.ExitCode, app.Log.Trim());
    }

    /// <summary>Starts it again, at the same address and with the same data folder.</summary>
    public async Task StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        Launch();
        await Eventually.TrueAsync(
            () => ReadyLine().IsMatch(Log) || (Process.HasExited ? throw Ended() : false), "the app to be ready", options.ReadyWithin);
        ReadyAfter = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Kills it, as <c>kill -9</c> does; its services stay.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    /// <param name="signal">TERM or INT.</param>
    public async Task StopAsync(string signal = "TERM")
    {
        if (process is null || process.HasExited)
            return;
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(bound.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        process?.Dispose();
        if (ownsFolder)
            Directory.Delete(DataFolder, recursive: true);
    }

    private void Launch()
    {
        lock (log)
            log.Clear();
        var program = Find(options.Program);
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MEZZOFY_DATA"] = DataFolder;
        start.Environment["MEZZOFY_PORT"] = $"{Address.Port}";
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        lock (log)
            log.AppendLine(line);
    }

    private InvalidOperationException Ended()
    {
        process!.WaitForExit();
        return new InvalidOperationException($"The app ended with {process.ExitCode}:\n{Log}");
    }

    // Its own project's output, for beside the test lies one host.json for all the apps that the test references.
    private static string Find(string program)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return new[] { "src", "tests" }
            .Select(folder => Path.Combine(Repository.Root, folder, program, "bin", output.Parent!.Name, output.Name, $"{program}.dll"))
            .FirstOrDefault(File.Exists) ?? Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
    }

    // Below the ports that the machine gives to connections, one of which could take it before the app listens.
    private static int FreePort()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, Random.Shared.Next(12_000, 32_000)));
                return ((IPEndPoint)socket.LocalEndPoint!).Port;
            }
            catch (SocketException) when (attempt < 100)
            {
                // Somebody listens there.
            }
        }
    }

    [GeneratedRegex(" is ready on http://")]
    private static partial Regex ReadyLine();
}
