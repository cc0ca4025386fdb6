using Mezzofy.Bench.Http;

namespace Mezzofy.Bench.Durable;

/// <summary>How long after a client's call to start an orchestration its activity begins, in a host that was idle before.</summary>
internal sealed class PickUpLane : ILane
{
    public string Name => "durable-pick-up";

    public string Usage => "from the start of an orchestration to the start of its activity, idle in between: durable-pick-up [times = 200]";

    public async Task RunAsync(string[] arguments)
    {
        var times = int.Parse(arguments.ElementAtOrDefault(0) ?? "200");
        await using var app = await DurableApp.StartAsync();
        for (var i = 0; i < 5; i++)
            await app.MeasureAsync("pick-up");
        var measured = new List<double>();
        for (var i = 0; i < times; i++)
            measured.Add(await app.MeasureAsync("pick-up") * 1000);
        Console.WriteLine("| pick-ups | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(new Percentiles(measured));
    }
}
