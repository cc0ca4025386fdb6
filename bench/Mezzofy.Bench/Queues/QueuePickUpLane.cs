using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Mezzofy.Bench.Http;
using Mezzofy.Testing;

namespace Mezzofy.Bench.Queues;

/// <summary>From the moment a message is sent by one host until the function of another, idle one is called; the way goes through NOTIFY.</summary>
internal sealed class QueuePickUpLane : ILane
{
    public string Name => "queue-idle";

    public string Usage => "pick-up of a message by an idle host: queue-idle [messages = 200]; needs MEZZOFY_TEST_POSTGRES";

    public async Task RunAsync(string[] arguments)
    {
        var messages = int.Parse(arguments.ElementAtOrDefault(0) ?? "200", CultureInfo.InvariantCulture);
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var receiver = await QueueBenchHost.StartAsync(database, typeof(Receiving));
        await using var sender = await QueueBenchHost.StartAsync(database, typeof(SendingOnly));
        var waiting = new ConcurrentDictionary<string, TaskCompletionSource<long>>();
        receiver.Arrivals.Arrived = text => waiting[text].TrySetResult(Stopwatch.GetTimestamp());

        var stored = new List<double>();
        var called = new List<double>();
        for (var i = -20; i < messages; i++)
        {
            var arrival = waiting[$"{i}"] = new TaskCompletionSource<long>();
            var started = Stopwatch.GetTimestamp();
            await sender.SendAsync($"{i}");
            var sent = Stopwatch.GetElapsedTime(started);
            var arrived = await arrival.Task.WaitAsync(TimeSpan.FromSeconds(30));
            if (i >= 0)
            {
                stored.Add(sent.TotalMilliseconds);
                called.Add(Stopwatch.GetElapsedTime(started, arrived).TotalMilliseconds);
            }

            await Task.Delay(Random.Shared.Next(20, 60));
        }

        Console.WriteLine("| | messages | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine($"| sent durably {new Percentiles(stored)}\n| sent until called {new Percentiles(called)}");
    }
}
