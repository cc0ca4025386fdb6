using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace Mezzofy.LocalHost.Timers.Store;

/// <summary>What is remembered of schedules.</summary>
internal sealed class ScheduleStore(TimerDatabase database)
{
    private const string ReadSql = "select last, next, updated_at from schedules where function = @function and expression = @expression";

    private const string WriteSql = """
        insert into schedules (function, expression, last, next, updated_at) values (@function, @expression, @last, @next, @updated)
        on conflict (function) do update set
            expression = excluded.expression, last = excluded.last, next = excluded.next, updated_at = excluded.updated_at
        """;

    /// <summary>Reads it.</summary>
    /// <returns>Null where nothing is remembered of this schedule of the function.</returns>
    public async Task<ScheduleStatus?> ReadAsync(string function, string expression, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ReadSql);
        command.Parameters.AddWithValue("function", function);
        command.Parameters.AddWithValue("expression", expression);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ScheduleStatus
            {
                Last = reader.IsDBNull(0) ? default : reader.GetDateTime(0), Next = reader.GetDateTime(1), LastUpdated = reader.GetDateTime(2),
            }
            : null;
    }

    /// <summary>Remembers it, durably.</summary>
    public async Task WriteAsync(string function, string expression, ScheduleStatus status, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(WriteSql);
        command.Parameters.AddWithValue("function", function);
        command.Parameters.AddWithValue("expression", expression);
        command.Parameters.Add(new NpgsqlParameter("last", NpgsqlTypes.NpgsqlDbType.TimestampTz)
        {
            Value = status.Last == default ? DBNull.Value : status.Last,
        });
        command.Parameters.AddWithValue("next", status.Next);
        command.Parameters.AddWithValue("updated", status.LastUpdated);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
