using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Auditing;

/// <summary>What part of the audit log is asked for; null members do not filter.</summary>
public sealed record AuditFilter
{
    /// <summary>Who.</summary>
    public string? UserId { get; init; }

    /// <summary>What; <c>auth.</c> with the dot stands for all of an area.</summary>
    public string? Action { get; init; }

    /// <summary>To what.</summary>
    public string? Object { get; init; }

    /// <summary>How it ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>Reads the audit log, newest first.</summary>
public sealed class AuditReader(NpgsqlDataSource database)
{
    private const string Columns = "seq, at, user_id, action, object, outcome, source, address, trace_id, detail::text";

    private const string Select = $"""
        select {Columns}
          from mezzofy.audit_log
         where ($1::bigint is null or seq < $1)
           and ($2::text is null or user_id = $2)
           and ($3::text is null or action = $3 or ($3 like '%.' and starts_with(action, $3)))
           and ($4::text is null or object = $4)
           and ($5::text is null or outcome = $5)
           and ($6::timestamptz is null or at >= $6)
           and ($7::timestamptz is null or at < $7)
         order by seq desc
         limit $8
        """;

    /// <summary>One page.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: the cursor is not one of this list.</exception>
    public async Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(Select);
        Add(command, NpgsqlDbType.Bigint, Before(page.Cursor));
        Add(command, NpgsqlDbType.Text, filter.UserId);
        Add(command, NpgsqlDbType.Text, filter.Action);
        Add(command, NpgsqlDbType.Text, filter.Object);
        Add(command, NpgsqlDbType.Text, filter.Outcome);
        Add(command, NpgsqlDbType.TimestampTz, filter.From?.ToUniversalTime());
        Add(command, NpgsqlDbType.TimestampTz, filter.To?.ToUniversalTime());
        Add(command, NpgsqlDbType.Integer, page.Limit + 1);
        var records = await ReadAsync(command, cancellationToken);
        var hasMore = records.Count > page.Limit;
        var items = hasMore ? records.GetRange(0, page.Limit) : records;
        return new Page<AuditRecord>(items, hasMore ? items[^1].Seq.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A row from a reader on the columns of this class.</summary>
    internal static AuditRecord Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<DateTimeOffset>(1),
        Text(reader, 2),
        reader.GetString(3),
        Text(reader, 4),
        reader.GetString(5),
        reader.GetString(6),
        Text(reader, 7),
        Text(reader, 8),
        Text(reader, 9));

    private static async Task<List<AuditRecord>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            records.Add(Read(reader));
        }

        return records;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private static object? Before(string? cursor) => cursor switch
    {
        null => null,
        _ when long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) => seq,
        _ => throw ProblemException.Validation("cursor", "is not a cursor of this list."),
    };
}
