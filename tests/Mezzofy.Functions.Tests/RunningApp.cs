using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Functions.Tests;

/// <summary>The app as its own process, on a database of its own, with the demo accounts; killed at the end.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly StringBuilder output = new();
    private TestDatabase database = null!;
    private Process process = null!;
    private int lastAddress;

    /// <summary>Settings on top of the usual ones; set before the app is started.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["RateLimits__ForwardedHops"] = "1" };

    /// <summary>Whether the app reaches its database through <see cref="DatabaseCable"/>.</summary>
    public bool Cuttable { get; init; }

    /// <summary>The app's way to its database.</summary>
    public Relay DatabaseCable { get; private set; } = null!;

    /// <summary>Asks the app; the address is a new one for every client, so that limits of one test do not meet another.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The app's database.</summary>
    public NpgsqlDataSource Database => database.DataSource;

    /// <summary>What the app has written so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        if (Cuttable)
        {
            var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            DatabaseCable = new Relay(server.Host!, server.Port);
        }

        var port = FreePort();
        process = Start(port);
        Client = NewClient(port);
        await Eventually.TrueAsync(IsReadyAsync, "the app to be ready", TimeSpan.FromSeconds(90));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        await database.DisposeAsync();
        if (Cuttable)
        {
            await DatabaseCable.DisposeAsync();
        }
    }

    /// <summary>A client that comes from an address of its own.</summary>
    public HttpClient NewClient() => NewClient(Client.BaseAddress!.Port);

    /// <summary>Logs in with the demo password.</summary>
    public async Task<JsonElement> LoginAsync(string mailbox, string password = "mezzofy-demo")
    {
        using var client = NewClient();
        using var response = await client.PostAsJsonAsync("auth/login", new { email = $"{mailbox}@mezzofy.com", password });
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends a request with a token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await Client.SendAsync(request);
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Mezzofy.Functions.dll"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["MEZZOFY_PORT"] = $"{port}";
        start.Environment["ConnectionStrings__Postgres"] = Cuttable
            ? new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = DatabaseCable.Port }.ConnectionString
            : database.ConnectionString;
        start.Environment["ConnectionStrings__Storage"] = TestServices.Storage;
        start.Environment["LocalHost__ManagedPostgres"] = "true";
        foreach (var (key, value) in Settings)
        {
            start.Environment[key] = value;
        }

        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Keep(line.Data);
        started.ErrorDataReceived += (_, line) => Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The app ended:\n{Output}");
        }

        try
        {
            return (await Client.GetAsync("health")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private HttpClient NewClient(int port)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var number = Interlocked.Increment(ref lastAddress);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.{number / 250}.{1 + (number % 250)}");
        return client;
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
