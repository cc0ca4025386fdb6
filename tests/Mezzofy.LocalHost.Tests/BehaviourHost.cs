using Mezzofy.Behaviour;
using Mezzofy.Behaviour.Http;
using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Tests;

/// <summary>The behaviour app in this process, on a port of its own; <c>MEZZOFY_BEHAVIOUR_URL</c> names one that runs elsewhere instead.</summary>
internal sealed class BehaviourHost : IAsyncDisposable
{
    private readonly IHost? host;

    private BehaviourHost(IHost? host, string address)
    {
        this.host = host;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => host!.Services;

    /// <summary>Starts the functions of one namespace of the app.</summary>
    public static async Task<BehaviourHost> StartAsync(
        string area, string? hostJson = null, Action<FunctionsApplicationBuilder>? configure = null, params (string Key, string Value)[] settings)
    {
        if (Environment.GetEnvironmentVariable("MEZZOFY_BEHAVIOUR_URL") is { Length: > 0 } url && hostJson is null && settings.Length == 0)
            return new BehaviourHost(null, url);
        return await StartAsync(type => type.Namespace == $"Mezzofy.Behaviour.{area}", hostJson, configure, settings);
    }

    /// <summary>Starts some of the app's functions, and those that show what was seen.</summary>
    public static async Task<BehaviourHost> StartAsync(
        Func<Type, bool> types, string? hostJson, Action<FunctionsApplicationBuilder>? configure, params (string Key, string Value)[] settings)
    {
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(BehaviourApp).Assembly,
            Types = type => type == typeof(SightingFunctions) || types(type),
            HostJson = hostJson ?? """{"extensions":{"http":{"routePrefix":""}}}""",
            Settings = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value),
        });
        BehaviourApp.Configure(builder);
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new BehaviourHost(host, addresses.Addresses.Single());
    }

    /// <summary>Asks for a path.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Key, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, params (string Key, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (key, value) in headers)
            request.Headers.Add(key, value);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The body of an answer.</summary>
    public async Task<string> TextAsync(string path, params (string Key, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Waits until the app has seen something.</summary>
    public Task SeenAsync(string sighting) => Eventually.TrueAsync(
        async () => (await TextAsync("sightings")).Split(' ').Contains(sighting), $"'{sighting}' to be seen");

    /// <summary>Asks the host to stop, as SIGTERM does.</summary>
    public Task StopAsync() => host!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (host is null)
            return;
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
