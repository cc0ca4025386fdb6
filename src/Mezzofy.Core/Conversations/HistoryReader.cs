using System.Globalization;
using Npgsql;

namespace Mezzofy.Core.Conversations;

/// <summary>
/// Reads pages of a session's history in one round trip; the messages are kept as JSON and copied as they are. Positions count from one
/// without a gap, so a page is a range of them, which the index has in order.
/// </summary>
public sealed class HistoryReader(NpgsqlDataSource database)
{
    private const string Sql =
        """
        select (
            select '[' || string_agg(m.view::text, ',' order by m.position) || ']'
            from mezzofy.messages m
            where m.session_id = s.id and m.position < least($3, s.last_position + 1) and m.position >= least($3, s.last_position + 1) - $4
        ), least($3, s.last_position + 1) - $4
        from mezzofy.sessions s
        where s.id = $1 and s.owner_id = $2
        """;

    /// <summary>The page of the latest messages, or of those before a cursor; oldest first within the page.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c> when the session does not exist or is somebody else's.</exception>
    public async Task<HistoryPage> ReadAsync(string sessionId, string ownerId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sessionId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ownerId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Cursor.DecodeNumber(page.Cursor) ?? long.MaxValue });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = page.Limit });

        // Planning it costs twice what running it does; each connection plans it once.
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw ProblemException.NotFound("The session");
        }

        return reader.IsDBNull(0) ? new("[]"u8.ToArray(), null) : new(reader.GetFieldValue<byte[]>(0), Next(reader.GetInt64(1)));
    }

    /// <summary>A page that begins later than with the first has something before it.</summary>
    private static string? Next(long first) => first > 1 ? Cursor.Encode(first.ToString(CultureInfo.InvariantCulture)) : null;
}
