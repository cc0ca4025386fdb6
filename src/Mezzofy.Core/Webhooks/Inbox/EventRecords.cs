using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Webhooks.Inbox;

/// <summary>The record of each event: what its steps came to, and what was left lying.</summary>
public sealed class EventRecords(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Unstarted = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(1);

    /// <summary>The event, or null.</summary>
    public async Task<ReceivedEvent?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id, source, type, coalesce(occurred_at, received_at), data::text, replays from mezzofy.webhook_events where id = $1");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), reader.GetInt32(5))
            : null;
    }

    /// <summary>What an earlier step came to; null when it is not done.</summary>
    public async Task<JsonObject?> DoneAsync(string id, string step, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select detail::text from mezzofy.webhook_event_steps where event_id = $1 and step = $2 and status = 'done'");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(step);
        return await command.ExecuteScalarAsync(cancellationToken) is string detail ? JsonNode.Parse(detail)!.AsObject() : null;
    }

    /// <summary>Records a step and, with it, where the event stands.</summary>
    public async Task RecordAsync(string id, string step, StepOutcome outcome, bool isLast, CancellationToken cancellationToken)
    {
        var failed = outcome.Status == StepOutcome.Failed;
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            """
            insert into mezzofy.webhook_event_steps (event_id, step, status, detail, ended_at) values ($1, $2, $3, $4, $5)
            on conflict (event_id, step) do update set status = excluded.status, detail = excluded.detail, ended_at = excluded.ended_at
            """)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = step }, new() { Value = outcome.Status },
                new() { Value = outcome.Detail.ToJsonString(ProductJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb }, Now(),
            },
        });
        batch.BatchCommands.Add(Status(id, failed ? EventStatuses.Failed : isLast ? EventStatuses.Completed : EventStatuses.Running, failed ? (string?)outcome.Detail["code"] : null));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends an event whose steps cannot go on.</summary>
    public async Task FailAsync(string id, string code, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Status(id, EventStatuses.Failed, code));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes up events that were accepted and not begun for 30 seconds; each is given out once in that time.</summary>
    public async Task<IReadOnlyList<string>> TakeUnstartedAsync(int limit, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.webhook_events set queued_at = $1
            where id in (select id from mezzofy.webhook_events where status = 'accepted' and queued_at < $2 order by queued_at limit $3 for update skip locked)
            returning id
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Now());
        command.Parameters.AddWithValue((clock.GetUtcNow() - Unstarted).UtcDateTime);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    /// <summary>Ends events that have not moved for an hour, and forgets those older than <see cref="WebhookOptions.Retention"/>, a thousand at a time.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("update mezzofy.webhook_events set status = 'failed', error = 'stuck', moved_at = $1 where status = 'running' and moved_at < $2")
        {
            Parameters = { Now(), new() { Value = (clock.GetUtcNow() - Stuck).UtcDateTime } },
        });
        batch.BatchCommands.Add(new("delete from mezzofy.webhook_events where id in (select id from mezzofy.webhook_events where received_at < $1 order by received_at limit 1000)")
        {
            Parameters = { new() { Value = (clock.GetUtcNow() - WebhookOptions.Retention).UtcDateTime } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Puts an event back to its beginning.</summary>
    /// <returns>How often it was replayed by now; null when it is not at an end.</returns>
    public async Task<int?> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.webhook_events set status = 'accepted', error = null, replays = replays + 1, queued_at = $2, moved_at = $2
            where id = $1 and status in ('completed', 'failed', 'unhandled') returning replays
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        command.Parameters.Add(Now());
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private NpgsqlBatchCommand Status(string id, string status, string? error) =>
        new("update mezzofy.webhook_events set status = $2, error = $3, moved_at = $4 where id = $1")
        {
            Parameters = { new() { Value = id }, new() { Value = status }, new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, Now() },
        };

    private NpgsqlParameter Now() => new() { Value = clock.GetUtcNow().UtcDateTime };
}
