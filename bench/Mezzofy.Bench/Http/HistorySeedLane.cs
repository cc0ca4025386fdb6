using Npgsql;

namespace Mezzofy.Bench.Http;

/// <summary>Fills a session of the CFO with messages and prints the request that reads its last page, for a load generator.</summary>
internal sealed class HistorySeedLane : ILane
{
    public string Name => "history-seed";

    public string Usage => "makes a long session, prints its URL and a token: history-seed <connection string> [messages = 100000]";

    public async Task RunAsync(string[] arguments)
    {
        var api = new Api();
        await api.SignInAsync("cfo");
        var session = (await api.SendAsync("hello")).GetProperty("session_id").GetString()!;
        await using var source = NpgsqlDataSource.Create(arguments[0]);
        await using var command = source.CreateCommand(
            """
            with filled as (
                insert into mezzofy.messages (session_id, position, id, role, view, created_at)
                select $1, n, 'msg_' || lpad(to_hex(n), 32, '0'), case n % 2 when 1 then 'user' else 'assistant' end,
                    json_build_object('message_id', 'msg_' || lpad(to_hex(n), 32, '0'), 'role', case n % 2 when 1 then 'user' else 'assistant' end,
                        'content', 'Message ' || n || ' of a long conversation about the ledger.', 'created_at', now()), now()
                from generate_series(3, $2) n
                returning 1
            )
            update mezzofy.sessions set last_position = $2 where id = $1
            """);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(long.Parse(arguments.ElementAtOrDefault(1) ?? "100000"));
        await command.ExecuteNonQueryAsync();
        Console.WriteLine($"{api.BaseAddress}chat/history/{session}?limit=50");
        Console.WriteLine(api.Token);
    }
}
