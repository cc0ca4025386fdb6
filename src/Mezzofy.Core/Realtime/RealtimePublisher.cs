using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Realtime;

/// <summary>
/// Publishes over the service's REST API. Events wait in lanes, a person's always in the same one, and a lane sends one after the other:
/// a slow service slows nobody's answer. What does not fit, has waited too long or is refused is dropped, counted and logged.
/// </summary>
internal sealed partial class RealtimePublisher : BackgroundService, IRealtimePublisher
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Channel<Waiting>[] lanes;
    private readonly RealtimeClient client;
    private readonly RealtimeOptions options;
    private readonly RealtimeMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger<RealtimePublisher> logger;
    private long lastFull;

    public RealtimePublisher(RealtimeClient client, RealtimeOptions options, RealtimeMetrics metrics, TimeProvider clock, ILogger<RealtimePublisher> logger)
    {
        (this.client, this.options, this.metrics, this.clock, this.logger) = (client, options, metrics, clock, logger);
        lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ =>
            Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true }))];
    }

    /// <inheritdoc/>
    public ValueTask PublishAsync(string userId, string eventJson, CancellationToken cancellationToken = default)
    {
        var lane = lanes[(uint)string.GetHashCode(userId, StringComparison.Ordinal) % (uint)lanes.Length];
        if (!lane.Writer.TryWrite(new(userId, eventJson, clock.GetTimestamp())))
        {
            metrics.Dropped("full");
            LogFullNowAndThen();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAny(ExecuteTask ?? Task.CompletedTask, Task.Delay(LastWords, clock, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(lanes.Select(lane => RunAsync(lane.Reader, stoppingToken)));

    private async Task RunAsync(ChannelReader<Waiting> lane, CancellationToken stopping)
    {
        await foreach (var waiting in lane.ReadAllAsync(stopping))
        {
            try
            {
                Note(await SendAsync(waiting, stopping));
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                metrics.Dropped("error");
                LogError(logger, exception);
            }
        }
    }

    private async Task<string?> SendAsync(Waiting waiting, CancellationToken stopping)
    {
        if (clock.GetElapsedTime(waiting.Since) > options.MaxAge)
        {
            return "late";
        }

        try
        {
            return await client.SendAsync(RealtimeRequest.Event(waiting.UserId, waiting.EventJson), stopping);
        }
        catch (JsonException)
        {
            return "not_json";
        }
    }

    private void Note(string? failure)
    {
        if (failure is null)
        {
            metrics.Sent();
            return;
        }

        metrics.Dropped(failure);
        LogDropped(logger, failure);
    }

    // A full queue is told once in ten seconds: the counter says how much.
    private void LogFullNowAndThen()
    {
        var (now, last) = (clock.GetTimestamp(), Interlocked.Read(ref lastFull));
        if ((last == 0 || clock.GetElapsedTime(last, now) > TimeSpan.FromSeconds(10)) && Interlocked.CompareExchange(ref lastFull, now, last) == last)
        {
            LogDropped(logger, "full");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live event was dropped: {Reason}")]
    private static partial void LogDropped(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A live event could not be sent")]
    private static partial void LogError(ILogger logger, Exception exception);

    private readonly record struct Waiting(string UserId, string EventJson, long Since);
}
