namespace Mezzofy.Bench.Http;

/// <summary>What the whole pipeline can carry: a function that answers the same bytes, with all middleware.</summary>
internal sealed class HealthLane : ILane
{
    public string Name => "health";

    public string Usage => "GET /health as fast as it answers: health [seconds = 10] [connections = 16]";

    public Task RunAsync(string[] arguments) => new Repeater(new Uri(new Api().BaseAddress, "health"))
        .RunAsync(int.Parse(arguments.ElementAtOrDefault(0) ?? "10"), int.Parse(arguments.ElementAtOrDefault(1) ?? "16"));
}
