using Npgsql;

namespace Mezzofy.Bench.Http;

/// <summary>A session of the CFO with very many messages, written straight to the app's database.</summary>
internal static class LongSession
{
    /// <summary>Makes one and signs the client in; returns the address of its last page of 50.</summary>
    public static async Task<Uri> MakeAsync(Api api, string connectionString, long messages)
    {
        await api.SignInAsync("cfo");
        var session = (await api.SendAsync("hello")).GetProperty("session_id").GetString()!;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            """
            with filled as (
                insert into mezzofy.messages (session_id, position, id, role, view, created_at)
                select $1, n, 'msg_' || md5($1 || n), case n % 2 when 1 then 'user' else 'assistant' end,
                    json_build_object('message_id', 'msg_' || md5($1 || n), 'role', case n % 2 when 1 then 'user' else 'assistant' end,
                        'content', 'Message ' || n || ' of a long conversation about the ledger.', 'created_at', now()), now()
                from generate_series(3, $2) n
                returning 1
            )
            update mezzofy.sessions set last_position = $2 where id = $1
            """);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(messages);
        await command.ExecuteNonQueryAsync();
        return new Uri(api.BaseAddress, $"chat/history/{session}?limit=50");
    }
}
