using System.Diagnostics;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>A throw-away profile for one browser, named after this process so that what a killed one left can be told and removed.</summary>
internal sealed class ProfileFolder : IDisposable
{
    private const string Prefix = "mezzofy-chromium-";

    private ProfileFolder(string path) => Path = path;

    public string Path { get; }

    public static ProfileFolder Create()
    {
        RemoveAbandoned();
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        return new ProfileFolder(path);
    }

    public void Dispose() => TryDelete(Path);

    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"{Prefix}*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, out var id) && !IsRunning(id))
            {
                TryDelete(folder);
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A dying browser may still write to it; the next start removes it.
        }
    }
}
