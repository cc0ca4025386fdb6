using System.Diagnostics;
using System.Globalization;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>A Blob Storage of one's own on 127.0.0.1: Azurite, with a key of its own. One that a killed instance left running is taken over.</summary>
internal sealed class AzuriteServer(string folder, ServiceTools tools, ServiceSecrets secrets, string logFile) : ILocalService
{
    private const string Account = "devstoreaccount1";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    private ServiceProcess? process;

    /// <inheritdoc/>
    public string Name => "Azurite";

    /// <inheritdoc/>
    public bool HasEnded => process is { HasExited: true };

    private string PidFile => Path.Combine(folder, "azurite.pid");

    /// <summary>How to connect to it.</summary>
    public static string ConnectionString(ServiceSecrets secrets) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={secrets.StorageKey};"
        + $"BlobEndpoint=http://127.0.0.1:{secrets.StoragePort}/{Account};";

    /// <summary>Whether a killed instance left one running on this folder, at the remembered port.</summary>
    public bool IsLeftBehind() => LeftBehind() is not null;

    /// <summary>Starts it, or takes over the one that runs.</summary>
    /// <exception cref="StartupException">It does not start; the message says why.</exception>
    public void Start()
    {
        Directory.CreateDirectory(folder);
        process = LeftBehind() ?? Launch();
        var started = Stopwatch.GetTimestamp();
        while (!FreePort.Answers(secrets.StoragePort))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartTime)
                throw new StartupException($"Azurite does not start; it needs Node.js (see {logFile}).");
            Thread.Sleep(10);
        }
    }

    /// <summary>Stops it; what it holds in memory is written first.</summary>
    public void Stop()
    {
        process?.Stop(StopTime);
        if (process is not null)
            File.Delete(PidFile);
    }

    private ServiceProcess Launch()
    {
        var started = ServiceProcess.Start(
            [
                "node", tools.Azurite(), "--silent", "--location", folder, "--blobHost", "127.0.0.1", "--blobPort", Port(),
                "--skipApiVersionCheck", "--disableTelemetry",
            ],
            logFile,
            ("AZURITE_ACCOUNTS", $"{Account}:{secrets.StorageKey}"));
        File.WriteAllText(PidFile, started.Id.ToString(CultureInfo.InvariantCulture));
        return started;
    }

    private string Port() => secrets.StoragePort.ToString(CultureInfo.InvariantCulture);

    private ServiceProcess? LeftBehind() =>
        File.Exists(PidFile) && int.TryParse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture, out var id)
            ? ServiceProcess.Find(id, "--location", folder, "--blobPort", Port())
            : null;
}
