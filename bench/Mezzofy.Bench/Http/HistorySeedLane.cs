namespace Mezzofy.Bench.Http;

/// <summary>Fills a session of the CFO with messages and prints the request that reads its last page, for a load generator.</summary>
internal sealed class HistorySeedLane : ILane
{
    public string Name => "history-seed";

    public string Usage => "makes a long session, prints the address of its last page and a token: history-seed <connection string> [messages = 100000]";

    public async Task RunAsync(string[] arguments)
    {
        var api = new Api();
        Console.WriteLine(await LongSession.MakeAsync(api, arguments[0], long.Parse(arguments.ElementAtOrDefault(1) ?? "100000")));
        Console.WriteLine(api.Token);
    }
}
