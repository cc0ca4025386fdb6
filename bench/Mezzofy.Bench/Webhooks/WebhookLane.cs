using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Mezzofy.Bench.Http;

namespace Mezzofy.Bench.Webhooks;

/// <summary>Acknowledgements of <c>POST /webhooks/mezzofy</c>: signature checked and row committed before each answer.</summary>
/// <remarks>
/// The server needs <c>Webhooks:Mezzofy:Secrets:0</c> equal to <c>MEZZOFY_WEBHOOK_SECRET</c> (default bench-webhook-secret-0123456789) and
/// <c>RateLimits:PerAddressPerMinute</c> 0. Events are of a type without steps unless one is named, so that only the acknowledgement is measured.
/// </remarks>
internal sealed class WebhookLane : ILane
{
    private const int MostRequests = 200_000;

    public string Name => "webhook";

    public string Usage => "POST /webhooks/mezzofy: webhook max [seconds = 10] [connections = 32] [type], or webhook rate [a second = 500] [seconds = 20] [type]";

    public Task RunAsync(string[] arguments)
    {
        var (first, second) = (Number(arguments, 1), Number(arguments, 2));
        var type = arguments.ElementAtOrDefault(3) ?? "bench_event";
        return arguments.ElementAtOrDefault(0) == "rate" ? AtRateAsync(first ?? 500, second ?? 20, type) : AsFastAsItGoesAsync(first ?? 10, second ?? 32, type);
    }

    private static int? Number(string[] arguments, int index) => arguments.ElementAtOrDefault(index) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static async Task AsFastAsItGoesAsync(int seconds, int connections, string type)
    {
        await MeasureAsync(2, connections, type);
        var (elapsed, latencies) = await MeasureAsync(seconds, connections, type);
        var percentiles = new Percentiles(latencies);
        Console.WriteLine("| connections | seconds | acknowledged | a second | p50 | p99 |\n| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant(
            $"| {connections} | {elapsed.TotalSeconds:0.0} | {percentiles.Count} | {percentiles.Count / elapsed.TotalSeconds:0} | {percentiles.At(0.5):0.0} ms | {percentiles.At(0.99):0.0} ms |"));
    }

    private static async Task<(TimeSpan Elapsed, IReadOnlyCollection<double> Latencies)> MeasureAsync(int seconds, int connections, string type)
    {
        var latencies = new ConcurrentBag<double>();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var sender = await EventSender.ConnectAsync(new Api().BaseAddress, type);
            while (!end.IsCancellationRequested && latencies.Count < MostRequests)
            {
                latencies.Add(await sender.SendAsync());
            }
        })));
        return (Stopwatch.GetElapsedTime(started), latencies);
    }

    // Open loop: a slow answer does not slow the next request, it takes another connection.
    private static async Task AtRateAsync(int rate, int seconds, string type)
    {
        var (idle, address) = (new ConcurrentBag<EventSender>(), new Api().BaseAddress);
        var sent = new List<Task<double>>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Math.Min(rate * seconds, MostRequests); i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            sent.Add(Task.Run(async () =>
            {
                var sender = idle.TryTake(out var free) ? free : await EventSender.ConnectAsync(address, type);
                await sender.SendAsync();
                idle.Add(sender);
                return (clock.Elapsed - due).TotalMilliseconds;
            }));
        }

        var latencies = await Task.WhenAll(sent);
        Console.WriteLine("| requests | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(new Percentiles(latencies.Skip(rate)));
        foreach (var sender in idle)
        {
            sender.Dispose();
        }
    }
}
