using Npgsql;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>Which session goes on when a colleague writes again in the same conversation of Teams.</summary>
internal sealed class TeamsSessions(NpgsqlDataSource database)
{
    /// <summary>The session, as long as it is theirs and there; else null.</summary>
    public async Task<string?> FindAsync(string conversationId, string userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select s.id from mezzofy.teams_sessions t join mezzofy.sessions s on s.id = t.session_id and s.owner_id = t.user_id
            where t.conversation_id = $1 and t.user_id = $2
            """);
        command.Parameters.AddWithValue(conversationId);
        command.Parameters.AddWithValue(userId);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Remembers it.</summary>
    public async Task KeepAsync(string conversationId, string userId, string sessionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into mezzofy.teams_sessions (conversation_id, user_id, session_id) values ($1, $2, $3)
            on conflict (conversation_id, user_id) do update set session_id = excluded.session_id
            """);
        command.Parameters.AddWithValue(conversationId);
        command.Parameters.AddWithValue(userId);
        command.Parameters.AddWithValue(sessionId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
