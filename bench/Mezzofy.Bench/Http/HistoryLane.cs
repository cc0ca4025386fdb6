namespace Mezzofy.Bench.Http;

/// <summary>The last page of a long session, as fast as it is answered.</summary>
internal sealed class HistoryLane : ILane
{
    public string Name => "history";

    public string Usage => "GET /chat/history, 50 of many messages: history <connection string> [messages = 100000] [seconds = 10] [connections = 16]";

    public async Task RunAsync(string[] arguments)
    {
        var api = new Api();
        var page = await LongSession.MakeAsync(api, arguments[0], long.Parse(arguments.ElementAtOrDefault(1) ?? "100000"));
        await new Repeater(page, api.Token).RunAsync(int.Parse(arguments.ElementAtOrDefault(2) ?? "10"), int.Parse(arguments.ElementAtOrDefault(3) ?? "16"));
    }
}
