using Npgsql;

namespace Mezzofy.Bench.Live;

/// <summary>People with a login each, written into the server's database; the same ones at every run.</summary>
internal static class LivePeople
{
    /// <summary>Makes them.</summary>
    public static async Task MakeAsync(string connectionString, int count)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            """
            with numbers as (select n, lpad(to_hex(n), 32, '0') as id from generate_series(0, $1 - 1) n),
            people as (
                insert into mezzofy.users (id, email, name, department, role, password_hash)
                select 'user_' || id, 'bench.' || n || '@example.com', 'Bench ' || n, 'support', 'support_agent', '' from numbers
                on conflict do nothing)
            insert into mezzofy.logins (id, user_id, created_at, rotated_at, expires_at)
            select 'login_' || id, 'user_' || id, now(), now(), now() + interval '1 day' from numbers
            on conflict (id) do update set expires_at = excluded.expires_at
            """);
        command.Parameters.AddWithValue(count);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A person's id.</summary>
    public static string User(int number) => $"user_{number:x32}";

    /// <summary>Their login.</summary>
    public static string Login(int number) => $"login_{number:x32}";
}
