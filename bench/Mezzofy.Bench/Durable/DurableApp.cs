using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Bench.Durable;

/// <summary>
/// The durable app that is measured: the one that <c>MEZZOFY_DURABLE_URL</c> names (on either host), else one started here in a process of
/// its own, on the database of <c>MEZZOFY_TEST_POSTGRES</c> or, where that is not set, on a PostgreSQL that it starts itself, durable as
/// PostgreSQL is by default.
/// </summary>
internal sealed class DurableApp : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owned = [];
    private readonly HttpClient client;
    private string? folder;

    private DurableApp(Uri address) => client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Finds or starts it.</summary>
    public static async Task<DurableApp> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("MEZZOFY_DURABLE_URL") is { Length: > 0 } url)
            return new DurableApp(new Uri(url));
        // Blob Storage is not used; with an address for it none is started.
        var settings = new Dictionary<string, string> { ["AzureWebJobsStorage"] = "AccountName=none" };
        var database = Environment.GetEnvironmentVariable("MEZZOFY_TEST_POSTGRES") is null ? null : await TestDatabase.CreateAsync(migrated: false);
        if (database is not null)
            settings["ConnectionStrings__Postgres"] = database.ConnectionString;
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        if (Tools() is { } tools)
            Directory.CreateSymbolicLink(Path.Combine(folder, "tools"), tools);
        var app = await AppProcess.StartAsync(new AppOptions { Program = "Mezzofy.DurableApp", DataFolder = folder, Environment = settings });
        var measured = new DurableApp(app.Address) { folder = folder };
        measured.owned.Add(app);
        if (database is not null)
            measured.owned.Add(database);
        return measured;
    }

    /// <summary>Has something measured.</summary>
    /// <returns>The seconds it took.</returns>
    public async Task<double> MeasureAsync(string what)
    {
        using var answer = await client.PostAsync($"measure/{what}", null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("seconds").GetDouble();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        foreach (var one in owned)
            await one.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private static string? Tools() => new[] { ".local", ".local-test" }
        .Select(folder => Path.Combine(Repository.Root, folder, "tools")).FirstOrDefault(Directory.Exists);
}
