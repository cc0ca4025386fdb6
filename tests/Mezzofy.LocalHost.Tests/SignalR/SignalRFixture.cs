using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Threading.Channels;
using Mezzofy.Behaviour.Http;
using Mezzofy.LocalHost.SignalR;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.LocalHost.Tests.SignalR;

/// <summary>The SignalR functions of the behaviour app, with real clients.</summary>
public sealed class SignalRFixture : IAsyncLifetime
{
    internal BehaviourHost Host { get; private set; } = null!;

    internal ServiceAddress Service => Host.Services.GetRequiredService<ServiceLocation>().Address;

    internal Sightings Sightings => Host.Services.GetRequiredService<Sightings>();

    public async Task InitializeAsync() => Host = await BehaviourHost.StartAsync("SignalR", settings: ("Host:CORS", "https://app.example"));

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A client that is connected.</summary>
    internal async Task<TestClient> ConnectAsync(string path, HttpTransportType transport = HttpTransportType.WebSockets, string? token = null)
    {
        var client = new TestClient(new HubConnectionBuilder().WithUrl(new Uri(Host.Client.BaseAddress!, path), transport, options =>
            options.AccessTokenProvider = () => Task.FromResult(token)).Build());
        await client.Connection.StartAsync();
        return client;
    }

    /// <summary>A token of the service.</summary>
    internal string Token(string audience, TimeSpan? lifetime = null, string? key = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        new SecurityTokenDescriptor
        {
            Audience = audience,
            Expires = DateTime.UtcNow + (lifetime ?? TimeSpan.FromMinutes(5)),
            Subject = new ClaimsIdentity([new Claim("nameid", "somebody")]),
            SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key ?? Service.AccessKey)), SecurityAlgorithms.HmacSha256),
        });

    /// <summary>Asks the data plane, with a good token unless another is given.</summary>
    internal async Task<int> AskAsync(string method, string path, object? body = null, string? token = null, string query = "api-version=2022-06-01")
    {
        var address = $"{Service.Endpoint}/api/hubs/{path}";
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{address}?{query}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token(address));
        using var response = await Host.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}

/// <summary>A client and what it was sent, as <c>method(arguments)</c>.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly Channel<string> received = Channel.CreateUnbounded<string>();

    public TestClient(HubConnection connection)
    {
        Connection = connection;
        foreach (var (method, arguments) in new[] { ("came", 2), ("echoed", 3), ("raw", 1), ("sized", 1), ("told", 1) })
            connection.On(method, [.. Enumerable.Repeat(typeof(object), arguments)], values => Note(method, values));

        connection.Closed += _ =>
        {
            received.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    /// <summary>The next message.</summary>
    public async Task<string> NextAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await received.Reader.ReadAsync(bound.Token);
    }

    /// <summary>Whether the server has closed it.</summary>
    public async Task ClosedAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await received.Reader.Completion.WaitAsync(bound.Token);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private Task Note(string method, object?[] arguments)
    {
        received.Writer.TryWrite($"{method}({string.Join(", ", arguments)})");
        return Task.CompletedTask;
    }
}
