using Mezzofy.Behaviour.Http;
using Mezzofy.Behaviour.Queues;
using Mezzofy.LocalHost.Queues.Engine;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Tests.Queues;

/// <summary>The queue functions of the behaviour app on a database.</summary>
internal sealed class QueueRig : IAsyncDisposable
{
    public const string Json = """
        {"logging":{"logLevel":{"default":"None"}},"extensions":{"http":{"routePrefix":""},"serviceBus":{"maxConcurrentCalls":4}}}
        """;

    private readonly BehaviourHost host;

    private QueueRig(BehaviourHost host) => this.host = host;

    public Sightings Sightings => host.Services.GetRequiredService<Sightings>();

    public DeadLetterStore DeadLetters => host.Services.GetRequiredService<DeadLetterStore>();

    public IServiceProvider Services => host.Services;

    public static async Task<QueueRig> StartAsync(
        TestDatabase database, string? hostJson = null, Action<FunctionsApplicationBuilder>? configure = null) =>
        await StartAsync(database.ConnectionString, hostJson, configure);

    public static async Task<QueueRig> StartAsync(
        string database, string? hostJson = null, Action<FunctionsApplicationBuilder>? configure = null) =>
        new(await BehaviourHost.StartAsync(
            type => type == typeof(Receiving) || type == typeof(Sending),
            hostJson ?? Json,
            configure,
            ("ConnectionStrings:Postgres", database)));

    /// <summary>Sends texts to a queue.</summary>
    public Task SendAsync(string queue, params string[] texts) => host.Services.GetRequiredService<Sender>().SendAsync(
        queue, [.. texts.Select(System.Text.Encoding.UTF8.GetBytes)], CancellationToken.None);

    /// <summary>Asks the app to send.</summary>
    public async Task<int> PostAsync(string what)
    {
        using var answer = await host.SendAsync(HttpMethod.Post, $"send/{what}");
        return (int)answer.StatusCode;
    }

    /// <summary>What was seen that begins so, in its order, once it is so many.</summary>
    public async Task<string[]> SeenAsync(int count, string prefix)
    {
        string[] Seen() => [.. Sightings.All().Where(one => one.StartsWith(prefix, StringComparison.Ordinal))];
        await Eventually.TrueAsync(() => Seen().Length >= count, $"{count} times {prefix}");
        return Seen();
    }

    /// <summary>Lets waiting functions go on.</summary>
    public void Open(int count) => Sightings.Gates.GetOrAdd("waiting", _ => new SemaphoreSlim(0)).Release(count);

    public async ValueTask DisposeAsync() => await host.DisposeAsync();
}

/// <summary>A host with queues that several tests share.</summary>
public sealed class QueueFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    internal QueueRig Rig { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        Rig = await QueueRig.StartAsync(Database);
    }

    public async Task DisposeAsync()
    {
        await Rig.DisposeAsync();
        await Database.DisposeAsync();
    }
}
