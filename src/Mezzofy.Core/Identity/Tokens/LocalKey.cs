using System.Security.Cryptography;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>The key encryption key of an app that runs whole on one machine: made at its first start, in a file of mode 600 of its data folder.</summary>
internal static class LocalKey
{
    private const string FileName = "identity.key";
    private const int Bytes = 32;

    /// <summary>The key of a data folder in base64; made where there is none.</summary>
    public static string Of(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file))
        {
            System.IO.Directory.CreateDirectory(dataFolder);
            Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        }

        return File.ReadAllText(file).Trim();
    }

    private static void Write(string file, string key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(file + ".new", options))
        {
            writer.Write(key);
        }

        File.Move(file + ".new", file, overwrite: true);
    }
}
