using System.Diagnostics;

namespace Mezzofy.Bench.Http;

/// <summary>How soon a sender who watches is told the first thing, and the answer.</summary>
internal sealed class FirstEventLane : ILane
{
    public string Name => "first-event";

    public string Usage => "POST /chat/send as an event stream, one after the other: first-event [times = 200]";

    public async Task RunAsync(string[] arguments)
    {
        var times = int.Parse(arguments.ElementAtOrDefault(0) ?? "200");
        var api = new Api();
        await api.SignInAsync("support.manager");
        List<double> first = [], last = [];
        for (var i = -20; i < times; i++)
        {
            var (begun, ended) = await TimeAsync(api);
            if (i >= 0)
            {
                first.Add(begun);
                last.Add(ended);
            }
        }

        Console.WriteLine("| until | requests | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine($"| first event {new Percentiles(first)}");
        Console.WriteLine($"| complete {new Percentiles(last)}");
    }

    private static async Task<(double First, double Last)> TimeAsync(Api api)
    {
        var started = Stopwatch.GetTimestamp();
        var first = 0.0;
        await foreach (var line in api.StreamAsync("How many open tickets are there?"))
        {
            if (first == 0 && line.StartsWith("data:", StringComparison.Ordinal))
            {
                first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }

        return (first, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
