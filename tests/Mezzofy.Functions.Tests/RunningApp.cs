using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Functions.Tests;

/// <summary>The app as its own process, on a database of its own, with the demo accounts; or the one at <c>MEZZOFY_BASE_URL</c>.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] Usual =
    [
        ("LocalHost__ManagedPostgres", "true"), ("RateLimits__ForwardedHops", "1"), ("RateLimits__PerUserPerMinute", "0"),
        ("Outputs__RenderTimeLimit", "00:02:00"), // On a machine that does many things at once.
    ];

    private readonly ConcurrentDictionary<string, Person> people = [];
    private TestDatabase database = null!;
    private AppProcess? app;
    private int lastAddress;

    /// <summary>Whether the app reaches its database through <see cref="DatabaseCable"/>.</summary>
    public bool Cuttable { get; init; }

    /// <summary>Settings on top of the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>The app's way to its database.</summary>
    public Relay DatabaseCable { get; private set; } = null!;

    /// <summary>Asks the app.</summary>
    public HttpClient Client => Started.Client;

    /// <summary>The app's database; not that of an app that runs elsewhere.</summary>
    public NpgsqlDataSource Database => database.DataSource;

    /// <summary>What the app has written so far.</summary>
    public string Log => Started.Log;

    /// <summary>Where it keeps its files.</summary>
    public string DataFolder => Started.DataFolder;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var usual = Usual.Where(setting => Settings.All(own => own.Name != setting.Name));
        app = await AppProcess.StartAsync(AppOptions.On(ConnectionString(), [.. usual, .. Settings]));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await database.DisposeAsync();
        if (Cuttable)
        {
            await DatabaseCable.DisposeAsync();
        }
    }

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public Task KillAsync() => Started.KillAsync();

    /// <summary>Starts it again after it was killed.</summary>
    public Task RestartAsync() => Started.StartAsync();

    /// <summary>Reads one value from its database.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A client that comes from an address of its own, so that the limits of one test do not meet another.</summary>
    public HttpClient NewClient()
    {
        var number = Interlocked.Increment(ref lastAddress);
        var client = new HttpClient { BaseAddress = Started.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.{number / 250}.{1 + (number % 250)}");
        return client;
    }

    /// <summary>Logs in with the demo password.</summary>
    public async Task<JsonElement> LoginAsync(string mailbox)
    {
        using var client = NewClient();
        using var response = await client.PostAsJsonAsync("auth/login", new { email = $"{mailbox}@mezzofy.com", password = "mezzofy-demo" });
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Somebody with that mailbox, signed in once for all tests, or anew where a test has ended that login.</summary>
    internal async Task<Person> PersonAsync(string mailbox)
    {
        if (people.TryGetValue(mailbox, out var person))
        {
            using var check = await person.SendAsync(HttpMethod.Get, "chat/sessions?limit=1");
            if (check.StatusCode == HttpStatusCode.OK)
            {
                return person;
            }
        }

        return people[mailbox] = new Person(Client, await LoginAsync(mailbox));
    }

    /// <summary>Sends a request with a token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await Client.SendAsync(request);
    }

    private AppProcess Started => app ?? throw new InvalidOperationException("The app has not been started.");

    private string ConnectionString()
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        if (Cuttable)
        {
            DatabaseCable = new Relay(server.Host!, server.Port);
            (server.Host, server.Port) = ("127.0.0.1", DatabaseCable.Port);
        }

        return server.ConnectionString;
    }
}
