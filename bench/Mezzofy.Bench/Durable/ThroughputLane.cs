namespace Mezzofy.Bench.Durable;

/// <summary>Orchestrations with one activity each, all asked for at once: started and completed per second.</summary>
internal sealed class ThroughputLane : ILane
{
    public string Name => "durable-throughput";

    public string Usage => "orchestrations of one activity started and completed per second: durable-throughput [count = 5000] [times = 5]";

    public async Task RunAsync(string[] arguments)
    {
        var count = int.Parse(arguments.ElementAtOrDefault(0) ?? "5000");
        var times = int.Parse(arguments.ElementAtOrDefault(1) ?? "5");
        await using var app = await DurableApp.StartAsync();
        await app.MeasureAsync("throughput/500");
        Console.WriteLine("| orchestrations | seconds | a second |\n| --- | --- | --- |");
        for (var i = 0; i < times; i++)
        {
            var seconds = await app.MeasureAsync($"throughput/{count}");
            Console.WriteLine($"| {count} | {seconds:0.00} | {count / seconds:0} |");
        }
    }
}
