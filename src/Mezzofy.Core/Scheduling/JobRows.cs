using System.Text.Json;
using Mezzofy.Core.Delivery;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Scheduling;

/// <summary>How jobs are kept in <c>mezzofy.scheduled_jobs</c>.</summary>
internal static class JobRows
{
    public const string Columns =
        """
        id, owner_id, system_name, name, description, department, schedule::text, agent, message, deliver_to::text, misfire, catch_up_limit, overlap,
        anchor_at, next_run_at, failures, paused_at, paused_reason, cancelled_at, created_at, updated_at
        """;

    public static ScheduledJob Read(NpgsqlDataReader row)
    {
        var task = new JobTask(row.GetString(7), row.GetString(8), Json<DeliverTo>(row.GetString(9)));
        var definition = new JobDefinition(
            row.GetString(3), row.GetString(4), row.GetString(5), Json<JobSchedule>(row.GetString(6)), task, row.GetString(10), row.GetInt32(11), row.GetString(12));
        return new(row.GetString(0), Text(row, 1), Text(row, 2), definition)
        {
            AnchorAt = row.GetDateTime(13),
            NextRunAt = Time(row, 14),
            Failures = row.GetInt32(15),
            PausedAt = Time(row, 16),
            PausedReason = Text(row, 17),
            CancelledAt = Time(row, 18),
            CreatedAt = row.GetDateTime(19),
            UpdatedAt = row.GetDateTime(20),
        };
    }

    /// <summary>The statement that stores a new job; nothing where a built-in one of that name exists.</summary>
    public static NpgsqlBatchCommand Insert(ScheduledJob job)
    {
        var definition = job.Definition;
        return new(
            """
            insert into mezzofy.scheduled_jobs
                (id, owner_id, system_name, name, description, department, schedule, agent, message, deliver_to, misfire, catch_up_limit, overlap,
                 anchor_at, next_run_at, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
            on conflict (system_name) do nothing
            """)
        {
            Parameters =
            {
                Text(job.Id), Text(job.OwnerId), Text(job.SystemName), Text(definition.Name), Text(definition.Description), Text(definition.Department),
                Json(definition.Schedule), Text(definition.Task.Agent), Text(definition.Task.Message), Json(definition.Task.DeliverTo),
                Text(definition.MisfirePolicy), new() { Value = definition.CatchUpLimit }, Text(definition.OverlapPolicy),
                Time(job.AnchorAt), Time(job.NextRunAt), Time(job.CreatedAt),
            },
        };
    }

    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Json<T>(T value)
        where T : notnull => new() { Value = JsonSerializer.Serialize(value, ProductJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static NpgsqlParameter Time(DateTimeOffset? value) =>
        new() { Value = value is { } time ? time.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    public static T Json<T>(string text) => JsonSerializer.Deserialize<T>(text, ProductJson.Options)!;
}
