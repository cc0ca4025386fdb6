using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using Mezzofy.LocalHost.Services;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Services;

/// <summary>PostgreSQL's and Azurite's programs, installed the way ./test installs them.</summary>
public sealed class ServicesFixture : IAsyncLifetime
{
    private const string Folder = ".local-test";

    /// <summary>The folder with <c>node_modules</c>.</summary>
    public string Tools { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        using var install = Process.Start(new ProcessStartInfo(
            "bash", ["-c", $"set -euo pipefail; . scripts/prepare.sh; mkdir -p {Folder}/tools; install_services {Folder}"])
        {
            WorkingDirectory = Repository.Root,
        })!;
        await install.WaitForExitAsync();
        install.ExitCode.ShouldBe(0);

        // Where ./run has installed them already, they are not installed again.
        Tools = new[] { Folder, ".local" }.Select(folder => Path.Combine(Repository.Root, folder, "tools")).First(folder => File.Exists(Path.Combine(folder, "installed")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A data folder that shares these programs.</summary>
    internal static string NewFolder(string tools)
    {
        var folder = Directory.CreateTempSubdirectory("data-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "tools"), tools);
        return folder;
    }

    /// <summary>What the services of a folder remember.</summary>
    internal static ServiceSecrets Secrets(string folder) =>
        JsonSerializer.Deserialize<ServiceSecrets>(File.ReadAllText(Path.Combine(folder, "services.json")))!;

    /// <summary>Writes a row and a blob that a later <see cref="ReadAsync"/> finds.</summary>
    internal static async Task WriteAsync(string folder, string text)
    {
        await ExecuteAsync(folder, "create table if not exists kept(text text)");
        await ExecuteAsync(folder, $"insert into kept values ('{text}')");
        var container = Container(folder);
        await container.CreateIfNotExistsAsync();
        await container.UploadBlobAsync(text, BinaryData.FromString(text));
    }

    /// <summary>The rows and blobs written so far.</summary>
    internal static async Task<(string Rows, int Blobs)> ReadAsync(string folder)
    {
        var blobs = 0;
        await foreach (var _ in Container(folder).GetBlobsAsync())
            blobs++;
        return (await RowsAsync(folder), blobs);
    }

    /// <summary>The rows written so far.</summary>
    internal static async Task<string> RowsAsync(string folder) =>
        (string)(await ExecuteAsync(folder, "select string_agg(text, ' ' order by text) from kept"))!;

    /// <summary>The services' processes, by the files they leave.</summary>
    internal static int[] Processes(string folder) =>
        [.. new[] { "postgres/postmaster.pid", "azurite/azurite.pid" }
            .Select(file => Path.Combine(folder, file))
            .Where(File.Exists)
            .Select(file => int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) ? id : 0)
            .Where(id => id != 0)];

    /// <summary>Whether a process is there.</summary>
    internal static bool IsAlive(int id) =>
        File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat") is var stat && stat[stat.LastIndexOf(')') + 2] != 'Z';

    private static async Task<object?> ExecuteAsync(string folder, string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionString(Secrets(folder)) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static BlobContainerClient Container(string folder) => new(
        AzuriteServer.ConnectionString(Secrets(folder)), "kept", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05));
}

/// <summary>A fact that only root can see.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (Environment.UserName != "root")
            Skip = "Only root can give files to another user.";
    }
}
