using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Delivery;

/// <summary>A delivery as operators see it; without its content.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Channel">How it leaves.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Title">The subject or title.</param>
/// <param name="OwnerId">On whose behalf.</param>
/// <param name="RunId">The run that decided it, or null.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next; null when it is not.</param>
/// <param name="CheckAt">When the provider is asked what became of it; null when it is not, or not any more.</param>
/// <param name="ProviderId">What the provider calls it, or the captured file's name.</param>
/// <param name="Error">Why not.</param>
/// <param name="CreatedAt">When it was decided.</param>
/// <param name="UpdatedAt">When its status changed.</param>
public sealed record DeliveryView(
    string Id,
    string Channel,
    string Status,
    string? Title,
    string OwnerId,
    string? RunId,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? CheckAt,
    string? ProviderId,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>What deliveries are asked for; null members do not filter.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Channel">How they leave.</param>
/// <param name="Since">Decided at or after.</param>
/// <param name="RunId">Decided by this run.</param>
public sealed record DeliveryFilter(DeliveryStatus? Status = null, string? Channel = null, DateTimeOffset? Since = null, string? RunId = null);

/// <summary>A mail in the log of mails.</summary>
public sealed record LoggedMail(
    string DeliveryId,
    string Sender,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<string> Cc,
    IReadOnlyList<string> Bcc,
    string? ReplyTo,
    string Subject,
    IReadOnlyList<string> Attachments,
    string Status,
    string? Error,
    DateTimeOffset LoggedAt);

/// <summary>Lists deliveries and mails for operators, newest first, by keyset.</summary>
public sealed class DeliveryReader(NpgsqlDataSource database)
{
    private const string Columns =
        """
        id, channel, status, coalesce(payload->>'subject', payload->>'title'), owner_id, run_id, attempts,
        case when status = 'pending' then next_attempt_at end, case when status = 'unknown' then check_at end, provider_id, error, created_at, updated_at
        """;

    /// <summary>One page of deliveries.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: the cursor is not one of this list.</exception>
    public async Task<Page<DeliveryView>> ListAsync(DeliveryFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            select {Columns} from mezzofy.deliveries
            where ($1::text is null or status = $1)
              and ($2::text is null or channel = $2)
              and ($3::timestamptz is null or created_at >= $3)
              and ($4::text is null or run_id = $4)
              and ($5::timestamptz is null or (created_at, id) < ($5, $6))
            order by created_at desc, id desc limit $7
            """;
        await using var command = database.CreateCommand(sql);
        Add(command, NpgsqlDbType.Text, filter.Status?.ToString().ToLowerInvariant());
        Add(command, NpgsqlDbType.Text, filter.Channel);
        Add(command, NpgsqlDbType.TimestampTz, filter.Since?.UtcDateTime);
        Add(command, NpgsqlDbType.Text, filter.RunId);
        AddPage(command, page);
        return await ReadAsync(command, page, Read, view => Cursor.Encode(view.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), view.Id), cancellationToken);
    }

    /// <summary>One delivery, or null.</summary>
    public async Task<DeliveryView?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.deliveries where id = $1");
        Add(command, NpgsqlDbType.Text, id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>One page of the log of mails.</summary>
    /// <param name="recipient">Only mails to this address, in any line; null for all.</param>
    /// <param name="status">Only mails of this outcome; null for all.</param>
    /// <param name="page">What part of the list.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: the cursor is not one of this list.</exception>
    public async Task<Page<LoggedMail>> MailsAsync(string? recipient, DeliveryStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select delivery_id, sender, recipients, cc, bcc, reply_to, subject, attachments, status, error, logged_at from mezzofy.email_log
            where ($1::text is null or $1 = any(recipients) or $1 = any(cc) or $1 = any(bcc))
              and ($2::text is null or status = $2)
              and ($3::timestamptz is null or (logged_at, delivery_id) < ($3, $4))
            order by logged_at desc, delivery_id desc limit $5
            """;
        await using var command = database.CreateCommand(sql);
        Add(command, NpgsqlDbType.Text, recipient?.ToLowerInvariant());
        Add(command, NpgsqlDbType.Text, status?.ToString().ToLowerInvariant());
        AddPage(command, page);
        return await ReadAsync(command, page, ReadMail, mail => Cursor.Encode(mail.LoggedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), mail.DeliveryId), cancellationToken);
    }

    private static async Task<Page<T>> ReadAsync<T>(NpgsqlCommand command, PageRequest page, Func<NpgsqlDataReader, T> read, Func<T, string> cursor, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(read(reader));
        }

        var hasMore = items.Count > page.Limit;
        var shown = hasMore ? items.GetRange(0, page.Limit) : items;
        return new(shown, hasMore ? cursor(shown[^1]) : null);
    }

    private static void AddPage(NpgsqlCommand command, PageRequest page)
    {
        var cursor = Cursor.Decode(page.Cursor, 2);
        Add(command, NpgsqlDbType.TimestampTz, cursor is null ? null : Time(cursor[0]));
        Add(command, NpgsqlDbType.Text, cursor?[1]);
        Add(command, NpgsqlDbType.Integer, page.Limit + 1);
    }

    private static DateTime Time(string text) =>
        DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind == DateTimeKind.Utc
            ? time
            : throw ProblemException.Validation("cursor", "is not one that a list has answered.");

    private static DeliveryView Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), Text(reader, 3), reader.GetString(4), Text(reader, 5), reader.GetInt32(6),
        MaybeTime(reader, 7), MaybeTime(reader, 8), Text(reader, 9), Text(reader, 10), reader.GetFieldValue<DateTimeOffset>(11), reader.GetFieldValue<DateTimeOffset>(12));

    private static LoggedMail ReadMail(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2), reader.GetFieldValue<string[]>(3), reader.GetFieldValue<string[]>(4),
        Text(reader, 5), reader.GetString(6), reader.GetFieldValue<string[]>(7), reader.GetString(8), Text(reader, 9), reader.GetFieldValue<DateTimeOffset>(10));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? MaybeTime(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
