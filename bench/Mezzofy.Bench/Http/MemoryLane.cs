using System.Diagnostics;

namespace Mezzofy.Bench.Http;

/// <summary>Resident memory of the app while it answers chats.</summary>
internal sealed class MemoryLane : ILane
{
    private const int Rounds = 4;

    public string Name => "memory";

    public string Usage => "resident memory idle and while chatting: memory <process id> [chats = 1000]";

    public async Task RunAsync(string[] arguments)
    {
        var id = int.Parse(arguments[0]);
        var chats = int.Parse(arguments.ElementAtOrDefault(1) ?? "1000");
        var api = new Api();
        Console.WriteLine("| chats | resident |\n| --- | --- |");
        Print(0, id);
        await api.SignInAsync("support.manager");
        for (var round = 1; round <= Rounds; round++)
        {
            for (var i = 0; i < chats / Rounds; i++)
            {
                await api.SendAsync("How many open tickets are there?");
            }

            Print(chats / Rounds * round, id);
        }
    }

    private static void Print(int chats, int id)
    {
        using var process = Process.GetProcessById(id);
        Console.WriteLine(FormattableString.Invariant($"| {chats} | {process.WorkingSet64 / 1e6:0} MB |"));
    }
}
