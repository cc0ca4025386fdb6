using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace Mezzofy.Functions.Tests.Live;

/// <summary>A SignalR client that is given <c>/chat/ws</c> and an access token, and nothing else.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private readonly Channel<JsonElement> events = Channel.CreateUnbounded<JsonElement>();

    private LiveClient(HubConnection connection)
    {
        Connection = connection;
        connection.On<JsonElement>("event", happened => events.Writer.TryWrite(happened));
        connection.Closed += _ =>
        {
            events.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    /// <summary>Connects.</summary>
    public static Task<LiveClient> ConnectAsync(RunningApp app, string? token, string query = "") =>
        ConnectAsync($"{app.Client.BaseAddress}chat/ws{query}", token);

    /// <summary>Connects elsewhere.</summary>
    public static async Task<LiveClient> ConnectAsync(string address, string? token)
    {
        var client = new LiveClient(new HubConnectionBuilder()
            .WithUrl(address, options => options.AccessTokenProvider = () => Task.FromResult(token))
            .Build());
        await client.Connection.StartAsync();
        return client;
    }

    /// <summary>The next event.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await events.Reader.ReadAsync(bound.Token);
    }

    /// <summary>The events up to the last of a run.</summary>
    public async Task<List<JsonElement>> RunAsync()
    {
        var run = new List<JsonElement>();
        while (run is [] || run[^1].Text("type") is not ("complete" or "error"))
        {
            run.Add(await NextAsync());
        }

        return run;
    }

    /// <summary>The last event of a run.</summary>
    public async Task<JsonElement> EndAsync() => (await RunAsync())[^1];

    /// <summary>Returns when the server has closed it.</summary>
    public Task ClosedAsync() => events.Reader.Completion.WaitAsync(TimeSpan.FromSeconds(20));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
