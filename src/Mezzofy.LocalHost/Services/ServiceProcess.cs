using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// A service that runs beside the host, in a session of its own: Ctrl-C at the terminal is for the host, which stops its services when it no
/// longer needs them. It may also be one that an instance left behind when it was killed.
/// </summary>
internal sealed partial class ServiceProcess
{
    private const int Interrupt = 2;
    private const int Kill = 9;

    private readonly Process? child;

    private ServiceProcess(int id, Process? child)
    {
        Id = id;
        this.child = child;
    }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => child?.HasExited ?? !IsAlive(Id);

    /// <summary>Starts it, with both outputs appended to a file.</summary>
    public static ServiceProcess Start(IReadOnlyList<string> command, string logFile, params (string Name, string Value)[] environment)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, CreateNoWindow = true }
            : new ProcessStartInfo("sh", Detached(command, logFile)) { UseShellExecute = false };
        start.WorkingDirectory = Path.GetTempPath();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new ServiceProcess(process.Id, process);
    }

    /// <summary>The process of this id, if its command line holds these words; a number that was given to somebody else is not ours.</summary>
    public static ServiceProcess? Find(int id, params string[] words)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return words.All(line.Contains) && IsAlive(id) ? new ServiceProcess(id, null) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Asks it to end at once but in order, and kills it where it has not after the time.</summary>
    public void Stop(TimeSpan within)
    {
        if (HasExited)
            return;
        Signal(Interrupt);
        var started = Stopwatch.GetTimestamp();
        while (!HasExited && Stopwatch.GetElapsedTime(started) < within)
            Thread.Sleep(10);
        if (!HasExited)
            Signal(Kill);
    }

    // setsid and exec keep the process id: the shell becomes the service. macOS has no setsid program; there the service shares the group.
    private static IEnumerable<string> Detached(IReadOnlyList<string> command, string logFile) =>
    [
        "-c", "log=$1; shift; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\" >>\"$log\" 2>&1 </dev/null; fi; "
            + "exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", logFile, .. command,
    ];

    // A process that has ended and that nobody has waited for is still listed, as Z.
    private static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Signal(int signal)
    {
        if (OperatingSystem.IsWindows())
            child?.Kill(entireProcessTree: true);
        else
            _ = SendSignal(Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int id, int signal);
}
