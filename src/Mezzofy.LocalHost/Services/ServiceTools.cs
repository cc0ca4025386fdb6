using System.Runtime.InteropServices;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>The programs of the services: from npm packages in the folder <c>tools</c> of a data folder, or of the machine.</summary>
/// <param name="folders">Where <c>node_modules</c> may be.</param>
internal sealed class ServiceTools(IReadOnlyList<string> folders)
{
    private static readonly string[] MachineVersions = ["18", "17", "16"];

    /// <summary>The folder of PostgreSQL's programs, version 16 or later.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public string Postgres() =>
        Packages($"@embedded-postgres/{Platform()}/native/bin")
            .Concat(MachineVersions.Select(version => $"/usr/lib/postgresql/{version}/bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb")))
        ?? throw new StartupException(
            $"PostgreSQL is not installed in {folders[0]}: start with ./run, which installs it, or set ConnectionStrings:Postgres.");

    /// <summary>The script of Azurite's blob service.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public string Azurite() =>
        Packages("azurite/dist/src/blob/main.js").FirstOrDefault(File.Exists)
        ?? throw new StartupException(
            $"Azurite is not installed in {folders[0]}: start with ./run, which installs it, or set AzureWebJobsStorage.");

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private IEnumerable<string> Packages(string path) => folders.Select(folder => Path.Combine(folder, "node_modules", path));
}
