using System.Diagnostics;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// A PostgreSQL of one's own on 127.0.0.1: made at the first start, with a password and SCRAM, durable as PostgreSQL is by default. One that
/// a killed instance left running is taken over.
/// </summary>
/// <param name="folder">Where its programs and files are.</param>
/// <param name="account">The user it runs as.</param>
/// <param name="secrets">Its port and password.</param>
/// <param name="logFile">Where it writes what it says.</param>
/// <param name="survivesOutages">
/// Whether what it has committed survives the end of the machine, not only of its processes; tests do without, and are faster.
/// </param>
internal sealed class PostgresServer(
    PostgresFolder folder, ServiceAccount account, ServiceSecrets secrets, string logFile, bool survivesOutages = true) : ILocalService
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(20);
    private static readonly string[] WithoutFlushing = ["-c", "fsync=off", "-c", "full_page_writes=off"];

    private ServiceProcess? process;

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public bool HasEnded => process is { HasExited: true };

    private string PidFile => Path.Combine(folder.Cluster, "postmaster.pid");

    /// <summary>How to connect to it.</summary>
    public static string ConnectionString(ServiceSecrets secrets) =>
        $"Host=127.0.0.1;Port={secrets.PostgresPort};Username=postgres;Password={secrets.PostgresPassword};Database=postgres";

    /// <summary>The port of the server that a killed instance left running on this cluster; null where there is none.</summary>
    public int? LeftBehindPort() =>
        LeftBehind() is not null && ReadPidFile() is [_, _, _, var port, ..] && int.TryParse(port, out var number) ? number : null;

    /// <summary>Starts it, or takes over the one that runs.</summary>
    /// <exception cref="StartupException">It does not start; the message says why.</exception>
    public void Start()
    {
        if (!File.Exists(Path.Combine(folder.Cluster, "PG_VERSION")))
            Initialise();
        if (LeftBehind() is { } left)
            process = left;
        else
            Launch();
        WaitUntilReady();
    }

    /// <summary>Stops it: open transactions are rolled back, everything committed is on disk.</summary>
    public void Stop() => process?.Stop(StopTime);

    private void Initialise()
    {
        var fresh = $"{folder.Cluster}.new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        // The password goes through a pipe that the user PostgreSQL runs as has made: it may not open one of ours.
        var result = Command.Run(
            [
                .. account.Prefix, "sh", "-c", "cat | \"$@\" --pwfile=/dev/stdin", "sh",
                Path.Combine(folder.Programs, "initdb"), "-D", fresh, "-U", "postgres", "-A", "scram-sha-256",
                "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions",
            ],
            secrets.PostgresPassword + "\n");
        if (!result.Succeeded)
            throw new StartupException($"PostgreSQL cannot make its files in {folder.Cluster}: {LastLine(result.Output)}");
        Directory.Move(fresh, folder.Cluster);
    }

    private void Launch()
    {
        // The number in a stale file may belong to anybody by now, and PostgreSQL would not start beside it.
        File.Delete(PidFile);
        process = ServiceProcess.Start(
            [
                .. account.Prefix, Path.Combine(folder.Programs, "postgres"), "-D", folder.Cluster, "-p", $"{secrets.PostgresPort}",
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200",
                "-c", "wal_compression=on", "-c", "max_wal_size=2GB", .. survivesOutages ? [] : WithoutFlushing,
            ],
            logFile);
    }

    private void WaitUntilReady()
    {
        var started = Stopwatch.GetTimestamp();
        while (!IsReady())
        {
            if (process!.HasExited)
            {
                if (!MayStartLater(started))
                    throw new StartupException($"PostgreSQL does not start: {LastLine(ReadLog())} (see {logFile})");
                Launch();
            }

            Thread.Sleep(10);
        }
    }

    private bool IsReady() => ReadPidFile() is [var id, _, _, _, _, _, _, var status, ..] && id == $"{process!.Id}" && status.Trim() == "ready";

    // After a kill -9 of the server its workers need a moment to notice.
    private bool MayStartLater(long started)
    {
        if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20) || !ReadLog().Contains("shared memory block", StringComparison.Ordinal))
            return false;
        Thread.Sleep(200);
        return true;
    }

    private ServiceProcess? LeftBehind() =>
        ReadPidFile() is [var id, ..] && int.TryParse(id, out var number) ? ServiceProcess.Find(number, "-D", folder.Cluster) : null;

    private string[] ReadPidFile()
    {
        try
        {
            return File.ReadAllLines(PidFile);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private string ReadLog()
    {
        using var reader = new StreamReader(new FileStream(logFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(20));
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
        ?? text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it said nothing";
}
