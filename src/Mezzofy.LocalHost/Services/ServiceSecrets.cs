using System.Security.Cryptography;
using System.Text.Json;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>What the services of a data folder remember from one start to the next: their ports and their keys, in a file of mode 600.</summary>
internal sealed record ServiceSecrets
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>PostgreSQL's port.</summary>
    public int PostgresPort { get; init; }

    /// <summary>The password of PostgreSQL's superuser.</summary>
    public required string PostgresPassword { get; init; }

    /// <summary>The blob endpoint's port.</summary>
    public int StoragePort { get; init; }

    /// <summary>The storage account's key.</summary>
    public required string StorageKey { get; init; }

    /// <summary>Reads them, or makes new ones.</summary>
    /// <exception cref="StartupException">The file is broken.</exception>
    public static ServiceSecrets Load(string folder)
    {
        var file = FileIn(folder);
        if (!File.Exists(file))
            return New();
        try
        {
            return JsonSerializer.Deserialize<ServiceSecrets>(File.ReadAllText(file)) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new StartupException($"{file} is broken: {exception.Message}");
        }
    }

    /// <summary>Writes them, whole or not at all.</summary>
    public void Save(string folder)
    {
        var file = FileIn(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(file + ".new", options))
            writer.Write(JsonSerializer.Serialize(this, Indented));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "services.json");

    private static ServiceSecrets New() => new()
    {
        PostgresPassword = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
        StorageKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)),
    };
}
