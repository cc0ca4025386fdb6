using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mezzofy.Core.Realtime;
using Mezzofy.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Core.Tests.Realtime;

/// <summary>Publishing over the service's REST API, against a service that checks what it is sent.</summary>
public sealed class RealtimePublisherTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> dropped = new();
    private readonly MeterListener listener = new();
    private FakeSignalRService service = null!;
    private ServiceProvider? provider;

    public async Task InitializeAsync() => service = await FakeSignalRService.StartAsync();

    public async Task DisposeAsync()
    {
        listener.Dispose();
        if (provider is not null)
        {
            await Hosted().StopAsync(CancellationToken.None);
            await provider.DisposeAsync();
        }

        await service.DisposeAsync();
    }

    [Fact]
    public async Task An_event_reaches_the_user_as_the_specification_says()
    {
        var publisher = await StartAsync();

        await publisher.PublishAsync("user_1/x y", """{"type":"status","message":"雪"}""");

        await AcceptedAsync(1);
        service.Accepted.Single().ShouldBe("""user_1/x y: {"type":"status","message":"雪"}""");
        service.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_a_user_arrive_in_order_while_those_of_many_are_sent_at_once()
    {
        var publisher = await StartAsync();

        for (var i = 0; i < 50; i++)
        {
            foreach (var user in Enumerable.Range(0, 10))
            {
                await publisher.PublishAsync($"user_{user}", $$"""{"seq":{{i}}}""");
            }
        }

        await AcceptedAsync(500);
        foreach (var user in Enumerable.Range(0, 10))
        {
            service.Accepted.Where(line => line.StartsWith($"user_{user}:", StringComparison.Ordinal))
                .ShouldBe(Enumerable.Range(0, 50).Select(i => $$"""user_{{user}}: {"seq":{{i}}}"""));
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_service_is_asked_again_and_nothing_overtakes(int status)
    {
        var publisher = await StartAsync();
        service.Trouble(status, times: 3);

        await publisher.PublishAsync("user_1", """{"seq":1}""");
        await publisher.PublishAsync("user_1", """{"seq":2}""");

        await AcceptedAsync(2);
        service.Accepted.ShouldBe(["""user_1: {"seq":1}""", """user_1: {"seq":2}"""]);
        service.Requests.ShouldBe(5);
        dropped.ShouldBeEmpty();
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        var publisher = await StartAsync();
        service.Trouble(429, retryAfter: "1");
        var started = Stopwatch.GetTimestamp();

        await publisher.PublishAsync("user_1", "{}");

        await AcceptedAsync(1);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_service_that_stays_away_costs_the_event_and_not_the_next()
    {
        var publisher = await StartAsync();
        service.Trouble(500, times: 4);

        await publisher.PublishAsync("user_1", """{"seq":1}""");
        await publisher.PublishAsync("user_1", """{"seq":2}""");

        await AcceptedAsync(1);
        service.Accepted.ShouldBe(["""user_1: {"seq":2}"""]);
        dropped.ShouldBe(["500"]);
    }

    [Fact]
    public async Task A_refused_token_is_not_tried_again()
    {
        var publisher = await StartAsync();
        service.CheckedKey = new string('k', 64);

        await publisher.PublishAsync("user_1", "{}");

        await Eventually.TrueAsync(() => dropped.Contains("401"), "the event to be dropped");
        service.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_JSON_is_dropped_unsent()
    {
        var publisher = await StartAsync();

        await publisher.PublishAsync("user_1", "{ rubbish");

        await Eventually.TrueAsync(() => dropped.Contains("not_json"), "the event to be dropped");
        service.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_slow_service_never_slows_the_caller_and_what_does_not_fit_is_dropped_and_counted()
    {
        var gate = new TaskCompletionSource();
        service.Delay = () => gate.Task;
        var publisher = await StartAsync(options => options with { QueueLength = 10, Lanes = 1 });

        for (var i = 0; i < 100; i++)
        {
            await publisher.PublishAsync("user_1", $$"""{"seq":{{i}}}""");
        }

        // The service has answered nothing: whoever waited for it would still be here.
        dropped.Count.ShouldBeInRange(89, 90);
        gate.SetResult();
        await AcceptedAsync(100 - dropped.Count);
        service.Accepted[0].ShouldBe("""user_1: {"seq":0}""");
    }

    [Fact]
    public async Task An_event_that_has_waited_too_long_is_dropped()
    {
        var gate = new TaskCompletionSource();
        service.Delay = () => gate.Task;
        var publisher = await StartAsync(options => options with { Lanes = 1, MaxAge = TimeSpan.FromSeconds(1) });
        await publisher.PublishAsync("user_1", """{"seq":1}""");
        await Eventually.TrueAsync(() => service.Requests == 1, "the first to be under way");
        await publisher.PublishAsync("user_1", """{"seq":2}""");
        await Task.Delay(1200);
        gate.SetResult();

        await Eventually.TrueAsync(() => dropped.Contains("late"), "the second to be dropped");
        service.Accepted.ShouldBe(["""user_1: {"seq":1}"""]);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_and_tried_again()
    {
        var slow = true;
        service.Delay = () => slow ? Task.Delay(TimeSpan.FromSeconds(5)) : Task.CompletedTask;
        var publisher = await StartAsync(options => options with { RequestTimeout = TimeSpan.FromMilliseconds(200) });

        await publisher.PublishAsync("user_1", "{}");
        await Eventually.TrueAsync(() => service.Requests == 2, "a second request");
        slow = false;

        await AcceptedAsync(1);
    }

    [Fact]
    public async Task The_connections_of_a_login_are_closed_by_their_group()
    {
        await StartAsync();

        await provider!.GetRequiredService<LiveLogins>().EndAsync("login_1");

        service.Accepted.ShouldBe(["/api/hubs/chat/groups/login.login_1/:closeConnections"]);
    }

    private async Task<IRealtimePublisher> StartAsync(Func<RealtimeOptions, RealtimeOptions>? change = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(RealtimeOptions.Setting, service.ConnectionString)]).Build();
        var services = new ServiceCollection().AddLogging().AddRealtime(configuration, change);
        provider = services.BuildServiceProvider();
        Listen(provider.GetRequiredService<IMeterFactory>());
        await Hosted().StartAsync(CancellationToken.None);
        return provider.GetRequiredService<IRealtimePublisher>();
    }

    private IHostedService Hosted() => provider!.GetServices<IHostedService>().Single();

    private Task AcceptedAsync(int count) => Eventually.TrueAsync(() => service.Accepted.Count >= count, $"{count} events to be accepted");

    private void Listen(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "mezzofy.realtime.dropped" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => dropped.Enqueue($"{tags[0].Value}"));
        listener.Start();
    }
}
