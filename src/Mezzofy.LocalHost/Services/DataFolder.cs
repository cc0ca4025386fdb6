using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// Where an instance keeps what must outlive it: <c>MEZZOFY_DATA</c>, <c>.local</c> beside host.json by default. One instance at a time;
/// the lock is the kernel's, so a killed instance leaves none.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string Setting = "MEZZOFY_DATA";

    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold)
    {
        Path = path;
        this.hold = hold;
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>Where the folder is, or would be.</summary>
    /// <param name="root">What a relative path starts from.</param>
    /// <param name="setting">The setting's value.</param>
    public static string Locate(string root, string? setting) =>
        System.IO.Path.GetFullPath(setting is { Length: > 0 } path ? path : ".local", root);

    /// <summary>Makes it where it is missing, and takes it.</summary>
    /// <exception cref="StartupException">It cannot be written, or another instance uses it.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var file = System.IO.Path.Combine(path, "instance.lock");
            return new DataFolder(path, Hold(path, file));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"{Setting}: the folder {path} cannot be written: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => hold.Dispose();

    private static FileStream Hold(string path, string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(file, options);
        }
        catch (IOException exception) when (IsShared(exception))
        {
            throw new StartupException($"{Setting}: another instance uses the folder {path}; stop it, or name another folder and port.");
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsShared(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
