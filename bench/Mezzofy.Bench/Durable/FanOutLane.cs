namespace Mezzofy.Bench.Durable;

/// <summary>One orchestration that calls many activities at once and waits for all.</summary>
internal sealed class FanOutLane : ILane
{
    public string Name => "durable-fan-out";

    public string Usage => "one orchestration with many activities at once: durable-fan-out [activities = 1000] [times = 5]";

    public async Task RunAsync(string[] arguments)
    {
        var count = int.Parse(arguments.ElementAtOrDefault(0) ?? "1000");
        var times = int.Parse(arguments.ElementAtOrDefault(1) ?? "5");
        await using var app = await DurableApp.StartAsync();
        await app.MeasureAsync("fan-out/100");
        Console.WriteLine("| activities | seconds |\n| --- | --- |");
        for (var i = 0; i < times; i++)
            Console.WriteLine($"| {count} | {await app.MeasureAsync($"fan-out/{count}"):0.00} |");
    }
}
