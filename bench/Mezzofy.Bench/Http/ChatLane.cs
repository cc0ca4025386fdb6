using System.Diagnostics;

namespace Mezzofy.Bench.Http;

/// <summary>Latency of a text question that needs one database query, at a fixed rate (open loop: a slow answer does not slow the next request).</summary>
internal sealed class ChatLane : ILane
{
    public string Name => "chat";

    public string Usage => "POST /chat/send at a fixed rate: chat [requests a second = 50] [seconds = 20]";

    public async Task RunAsync(string[] arguments)
    {
        var rate = int.Parse(arguments.ElementAtOrDefault(0) ?? "50");
        var seconds = int.Parse(arguments.ElementAtOrDefault(1) ?? "20");
        var api = new Api();
        await api.SignInAsync("support.manager");
        for (var i = 0; i < 50; i++)
        {
            await api.SendAsync("How many open tickets are there?");
        }

        var requests = new List<Task<double>>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < rate * seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / rate) - clock.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            requests.Add(TimeAsync(api));
        }

        Console.WriteLine("| requests | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(new Percentiles(await Task.WhenAll(requests)));
    }

    private static async Task<double> TimeAsync(Api api)
    {
        var started = Stopwatch.GetTimestamp();
        await api.SendAsync("How many open tickets are there?");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
