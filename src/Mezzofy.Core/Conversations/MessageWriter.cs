using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Conversations;

/// <summary>The statements that write sessions and messages, to be sent in one batch with what belongs to the same decision.</summary>
public static class MessageWriter
{
    /// <summary>Stores a new session.</summary>
    public static NpgsqlBatchCommand CreateSession(string sessionId, string ownerId, string title, string source, DateTimeOffset at) =>
        new("insert into mezzofy.sessions (id, owner_id, title, source, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)")
        {
            Parameters = { Text(sessionId), Text(ownerId), Text(title), Text(source), Time(at) },
        };

    /// <summary>
    /// Appends a message at the session's next position. When the session is gone or not the owner's the position is null
    /// and the batch fails as a whole.
    /// </summary>
    public static NpgsqlBatchCommand Append(string sessionId, string ownerId, MessageView message, string runId) =>
        new(
            """
            with next as (
                update mezzofy.sessions set last_position = last_position + 1, updated_at = $5
                where id = $1 and owner_id = $2 returning last_position
            )
            insert into mezzofy.messages (session_id, position, id, role, run_id, view, created_at)
            values ($1, (select last_position from next), $3, $4, $6, $7, $5)
            """)
        {
            Parameters = { Text(sessionId), Text(ownerId), Text(message.MessageId), Text(message.Role), Time(message.CreatedAt), Text(runId), Json(message.ToJson()) },
        };

    /// <summary>Remembers which agent answered and what is still asked back.</summary>
    public static NpgsqlBatchCommand Remember(string sessionId, string? agent, string? clarification) =>
        new("update mezzofy.sessions set agent = coalesce($2, agent), clarification = $3 where id = $1")
        {
            Parameters = { Text(sessionId), Text(agent), new() { Value = (object?)clarification ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb } },
        };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Json };

    private static NpgsqlParameter Time(DateTimeOffset value) => new() { Value = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
