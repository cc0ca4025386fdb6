using System.Collections.Concurrent;
using Mezzofy.DurableApp;
using Mezzofy.LocalHost.Durable.Client;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>The durable app in this process, on a database of its own.</summary>
public sealed class DurableHost : IAsyncLifetime
{
    public const string Json = """
        {
          "version": "2.0", "functionTimeout": "00:00:05",
          "logging": { "logLevel": { "default": "Warning" } },
          "extensions": { "durableTask": { "hubName": "Tests", "maxConcurrentActivityFunctions": 16, "maxConcurrentOrchestratorFunctions": 16 } }
        }
        """;

    private readonly bool owned;
    private IHost? host;

    public DurableHost() => owned = true;

    private DurableHost(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public DurableTaskClient Client => host!.Services.GetRequiredService<EngineClient>();

    public IServiceProvider Services => host!.Services;

    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>A host of its own on a database that the caller makes.</summary>
    public static async Task<DurableHost> StartAsync(
        string connectionString, string? hostJson = null, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var started = new DurableHost(connectionString);
        await started.BeginAsync(hostJson ?? Json, configure);
        return started;
    }

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        ConnectionString = Database.ConnectionString;
        await BeginAsync(Json, null);
    }

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref host, null) is not { } running)
            return;
        await running.StopAsync();
        await ((IAsyncDisposable)running).DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        if (owned)
            await Database.DisposeAsync();
    }

    /// <summary>Starts an orchestration and waits for its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input);
        return await EndAsync(id);
    }

    /// <summary>Waits for an end, no longer than is reasonable.</summary>
    public async Task<OrchestrationMetadata> EndAsync(string id, int seconds = 20)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        return await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
    }

    /// <summary>Waits until an instance is as wanted.</summary>
    public async Task<OrchestrationMetadata> UntilAsync(string id, Func<OrchestrationMetadata, bool> wanted)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await Client.GetInstanceAsync(id, getInputsAndOutputs: true) is { } found && wanted(found))
                return found;
            await Task.Delay(25);
        }

        throw new TimeoutException($"{id} did not become what was wanted.");
    }

    private async Task BeginAsync(string hostJson, Action<FunctionsApplicationBuilder>? configure)
    {
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(Basics).Assembly,
            Types = type => type.Namespace == typeof(Basics).Namespace,
            HostJson = hostJson,
            Settings = new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = ConnectionString },
        });
        builder.Logging.AddProvider(new Collecting(Log));
        configure?.Invoke(builder);
        host = builder.Build();
        await host.StartAsync();
    }

    private sealed class Collecting(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

[CollectionDefinition(Name)]
public sealed class DurableCollection : ICollectionFixture<DurableHost>
{
    public const string Name = "Durable";
}
