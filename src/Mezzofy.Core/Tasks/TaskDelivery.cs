using System.Text.Json;
using Mezzofy.Core.Delivery;
using Npgsql;

namespace Mezzofy.Core.Tasks;

/// <summary>Delivers the result of a task that ended to where its job or webhook wants it; each effect once, however often it is called.</summary>
public sealed class TaskDelivery(NpgsqlDataSource database, ResultDelivery results)
{
    /// <summary>
    /// Delivers it. A task that failed, was stopped or asked back has nothing to deliver, but whoever asked in Teams waits there for a
    /// word.
    /// </summary>
    public async Task DeliverAsync(string taskId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select run_id, owner_id, title, result ->> 'response', deliver_to::text,
                   array(select artifact ->> 'id' from json_array_elements(result -> 'artifacts') as artifact)
            from mezzofy.tasks
            where id = $1 and deliver_to is not null and result is not null
                and (status in ('completed', 'limit_reached') or status in ('failed', 'cancelled', 'clarification') and source = 'teams')
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(taskId);
        RunResult result;
        DeliverTo to;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return;
            }

            result = new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<string[]>(5));
            to = JsonSerializer.Deserialize<DeliverTo>(reader.GetString(4), ProductJson.Options)!;
        }

        if (!to.IsEmpty)
        {
            await results.DeliverAsync(result, to, cancellationToken);
        }
    }
}
