using System.Collections.Concurrent;
using Mezzofy.Behaviour.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Tests.Timers;

/// <summary>A database that tests start hosts on, one after the other or at once.</summary>
public sealed class TimerDatabaseFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await Database.DisposeAsync();
}

/// <summary>Some timers of the behaviour app on a clock that the test moves.</summary>
internal sealed class TimerRig : IAsyncDisposable
{
    private readonly BehaviourHost host;

    private TimerRig(BehaviourHost host, SteppedClock clock, ConcurrentQueue<string> log)
    {
        this.host = host;
        Clock = clock;
        Log = log;
    }

    public SteppedClock Clock { get; }

    public ConcurrentQueue<string> Log { get; }

    public Sightings Sightings => host.Services.GetRequiredService<Sightings>();

    public static async Task<TimerRig> StartAsync(
        TestDatabase database, Type functions, SteppedClock clock, params (string Key, string Value)[] settings) =>
        await StartAsync(database.ConnectionString, functions, clock, settings);

    public static async Task<TimerRig> StartAsync(
        string database, Type functions, SteppedClock clock, params (string Key, string Value)[] settings)
    {
        var log = new ConcurrentQueue<string>();
        var host = await BehaviourHost.StartAsync(
            type => type == functions,
            """{"logging":{"logLevel":{"default":"Error"}},"extensions":{"http":{"routePrefix":""}}}""",
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Logging.AddProvider(new Collecting(log));
            },
            [.. settings, ("ConnectionStrings:Postgres", database)]);
        return new TimerRig(host, clock, log);
    }

    /// <summary>The runs so far: <c>name|time|past due|last|next</c>.</summary>
    public string[][] Runs() => [.. Sightings.All().Where(one => one.Contains('|')).Select(one => one.Split('|'))];

    /// <summary>Moves the clock and waits until there have been so many runs; their times of day.</summary>
    public async Task<string[]> RunsAsync(int count, params string[] times)
    {
        foreach (var time in times)
            await Clock.ToAsync(time);
        await Eventually.TrueAsync(() => Runs().Length >= count, $"{count} runs");
        Runs().Length.ShouldBe(count);
        return [.. Runs().Select(run => run[1][11..])];
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private sealed class Collecting(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
