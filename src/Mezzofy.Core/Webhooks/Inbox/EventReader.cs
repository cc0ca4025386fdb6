using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Webhooks.Inbox;

/// <summary>An event as operators see it in a list.</summary>
public sealed record EventView(
    string EventId, string Source, string ExternalId, string Type, string Status, string? Error, int Replays, DateTimeOffset? OccurredAt, DateTimeOffset ReceivedAt);

/// <summary>A step of it.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Status"><c>done</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Detail">What it came to.</param>
/// <param name="EndedAt">When.</param>
public sealed record StepView(string Step, string Status, JsonElement Detail, DateTimeOffset EndedAt);

/// <summary>An event with its steps and what its sender wrote.</summary>
public sealed record EventDetail(EventView Event, IReadOnlyList<StepView> Steps, JsonElement Data);

/// <summary>What events are asked for; null members do not filter.</summary>
/// <param name="Source">As in <see cref="WebhookSourceNames"/>.</param>
/// <param name="Type">The type.</param>
/// <param name="Status">One of <see cref="EventStatuses"/>.</param>
/// <param name="Since">Received at or after.</param>
public sealed record EventFilter(string? Source = null, string? Type = null, string? Status = null, DateTimeOffset? Since = null);

/// <summary>Lists events for operators, newest first, by keyset.</summary>
public sealed class EventReader(NpgsqlDataSource database)
{
    private const string Columns = "id, source, external_id, type, status, error, replays, occurred_at, received_at";

    /// <summary>One page.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: the cursor is not one of this list.</exception>
    public async Task<Page<EventView>> ListAsync(EventFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            select {Columns} from mezzofy.webhook_events
            where ($1::text is null or source = $1) and ($2::text is null or type = $2) and ($3::text is null or status = $3)
              and ($4::timestamptz is null or received_at >= $4) and ($5::timestamptz is null or (received_at, id) < ($5, $6))
            order by received_at desc, id desc limit $7
            """;
        var cursor = Cursor.Decode(page.Cursor, 2);
        await using var command = database.CreateCommand(sql);
        Add(command, NpgsqlDbType.Text, filter.Source);
        Add(command, NpgsqlDbType.Text, filter.Type);
        Add(command, NpgsqlDbType.Text, filter.Status);
        Add(command, NpgsqlDbType.TimestampTz, filter.Since?.UtcDateTime);
        Add(command, NpgsqlDbType.TimestampTz, cursor is null ? null : Time(cursor[0]));
        Add(command, NpgsqlDbType.Text, cursor?[1]);
        Add(command, NpgsqlDbType.Integer, page.Limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<EventView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(Read(reader));
        }

        var shown = events.Count > page.Limit ? events.GetRange(0, page.Limit) : events;
        return new(shown, events.Count > page.Limit ? Cursor.Encode(shown[^1].ReceivedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), shown[^1].EventId) : null);
    }

    /// <summary>One event with its steps, or null.</summary>
    public async Task<EventDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"select {Columns}, data::text from mezzofy.webhook_events where id = $1") { Parameters = { new() { Value = id } } });
        batch.BatchCommands.Add(new("select step, status, detail::text, ended_at from mezzofy.webhook_event_steps where event_id = $1 order by ended_at") { Parameters = { new() { Value = id } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (view, data, steps) = (Read(reader), Json(reader.GetString(9)), new List<StepView>());
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            steps.Add(new(reader.GetString(0), reader.GetString(1), Json(reader.GetString(2)), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return new(view, steps, data);
    }

    private static EventView Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.GetInt32(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7), reader.GetFieldValue<DateTimeOffset>(8));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static DateTime Time(string text) =>
        DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind == DateTimeKind.Utc
            ? time
            : throw ProblemException.Validation("cursor", "is not one that a list has answered.");

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
