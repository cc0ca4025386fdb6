using Dapper;
using Mezzofy.Core.Agents;
using Npgsql;

namespace Mezzofy.Core.Conversations;

/// <summary>Sessions and messages in PostgreSQL. Every query carries the owner, so nobody reaches somebody else's.</summary>
public sealed class ConversationStore(NpgsqlDataSource database)
{
    /// <summary>How many messages of the past an agent is given.</summary>
    public const int HistoryForAgents = 20;

    /// <summary>Opens a session for a new message, with its last messages.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c> when it does not exist or is somebody else's.</exception>
    public async Task<Conversation> OpenAsync(string sessionId, string ownerId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select s.agent, s.clarification::text, m.role, m.view ->> 'content', m.id
            from mezzofy.sessions s
            left join lateral (
                select position, role, view, id from mezzofy.messages where session_id = s.id order by position desc limit @limit
            ) m on true
            where s.id = @id and s.owner_id = @owner
            order by m.position
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("id", sessionId);
        command.Parameters.AddWithValue("owner", ownerId);
        command.Parameters.AddWithValue("limit", HistoryForAgents);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(reader, sessionId, cancellationToken) ?? throw ProblemException.NotFound("The session");
    }

    /// <summary>The messages that stood before one when it came, oldest first; at most <see cref="HistoryForAgents"/>.</summary>
    public async Task<IReadOnlyList<PastMessage>> HistoryBeforeAsync(string sessionId, string messageId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select m.role, m.view ->> 'content', m.id from mezzofy.messages m
            where m.session_id = $1 and m.position < (select position from mezzofy.messages where id = $2)
            order by m.position desc limit $3
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(sessionId);
        command.Parameters.AddWithValue(messageId);
        command.Parameters.AddWithValue(HistoryForAgents);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var history = new List<PastMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            history.Insert(0, new(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return history;
    }

    /// <summary>The owner's sessions, the latest first; those that schedules and webhooks opened are not among them.</summary>
    public async Task<Page<SessionSummary>> ListAsync(string ownerId, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select id, title, agent, last_position, created_at, updated_at
            from mezzofy.sessions
            where owner_id = @owner and source in ('mobile', 'teams') and (@after::timestamptz is null or (updated_at, id) < (@after, @afterId))
            order by updated_at desc, id desc
            limit @limit
            """;
        var after = Cursor.Decode(page.Cursor, 2);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<(string, string, string?, long, DateTime, DateTime)>(new CommandDefinition(
            sql, new { owner = ownerId, after = SessionCursor.Time(after), afterId = after?[1], limit = page.Limit + 1 }, cancellationToken: cancellationToken))).AsList();
        var items = rows.Take(page.Limit).Select(row => new SessionSummary(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5, row.Item6)).ToList();
        return new(items, rows.Count > page.Limit ? SessionCursor.After(items[^1]) : null);
    }

    /// <summary>Gives a session another title.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c>.</exception>
    public async Task<SessionSummary> RenameAsync(string sessionId, string ownerId, string title, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.sessions set title = @title, updated_at = now() where id = @id and owner_id = @owner
            returning id, title, agent, last_position, created_at, updated_at
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(string Id, string Title, string? Agent, long Count, DateTime Created, DateTime Updated)>(
            new CommandDefinition(sql, new { id = sessionId, owner = ownerId, title }, cancellationToken: cancellationToken));
        return row.Id is null
            ? throw ProblemException.NotFound("The session")
            : new SessionSummary(row.Id, row.Title, row.Agent, row.Count, row.Created, row.Updated);
    }

    /// <summary>Whether the session is the owner's.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c> when it is not.</exception>
    public async Task RequireAsync(string sessionId, string ownerId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select 1 from mezzofy.sessions where id = $1 and owner_id = $2");
        command.Parameters.AddWithValue(sessionId);
        command.Parameters.AddWithValue(ownerId);
        if (await command.ExecuteScalarAsync(cancellationToken) is null)
        {
            throw ProblemException.NotFound("The session");
        }
    }

    /// <summary>
    /// Removes a session with its messages, runs and files and the answers kept for its senders' keys. The files' bytes are removed by the
    /// caller first; those that a run is still storing are left to housekeeping.
    /// </summary>
    public async Task DeleteAsync(string sessionId, string ownerId, CancellationToken cancellationToken)
    {
        const string keys =
            """
            delete from mezzofy.idempotency_keys where owner_id = $2
                and reference in (select id from mezzofy.runs where session_id = $1 and owner_id = $2)
            """;
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command("select 1 from mezzofy.sessions where id = $1 and owner_id = $2 for update"));
        batch.BatchCommands.Add(Command(keys));
        batch.BatchCommands.Add(Command("delete from mezzofy.sessions where id = $1 and owner_id = $2"));
        await batch.ExecuteNonQueryAsync(cancellationToken);

        NpgsqlBatchCommand Command(string sql) => new(sql) { Parameters = { new() { Value = sessionId }, new() { Value = ownerId } } };
    }

    private static async Task<Conversation?> ReadAsync(NpgsqlDataReader reader, string sessionId, CancellationToken cancellationToken)
    {
        Conversation? found = null;
        var history = new List<PastMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found ??= new(sessionId, Text(reader, 0), Text(reader, 1), history, IsNew: false);
            if (Text(reader, 2) is { } role)
            {
                history.Add(new(role, reader.GetString(3), reader.GetString(4)));
            }
        }

        return found;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
