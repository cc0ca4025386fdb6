using System.ComponentModel;
using System.Diagnostics;

namespace Mezzofy.LocalHost.Services;

/// <summary>A program that is run to its end.</summary>
/// <param name="Succeeded">Whether it was found and ended with 0.</param>
/// <param name="Output">What it said, on both outputs.</param>
internal sealed record Command(bool Succeeded, string Output)
{
    /// <summary>Runs it, at most for a minute.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="input">What it reads.</param>
    public static Command Run(IReadOnlyList<string> command, string input = "")
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit(TimeSpan.FromMinutes(1));
            return new Command(process.HasExited && process.ExitCode == 0, $"{output}{errors.Result}".Trim());
        }
        catch (Win32Exception exception)
        {
            return new Command(false, exception.Message);
        }
    }
}
