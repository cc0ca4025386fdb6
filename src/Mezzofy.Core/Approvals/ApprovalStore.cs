using System.Text.Json;
using Mezzofy.Core.Agents;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Approvals;

/// <summary>Approvals in PostgreSQL. One approval a call; a decision is made once and used by that call only.</summary>
public sealed class ApprovalStore(NpgsqlDataSource database)
{
    private const string Columns =
        "id, task_id, run_id, tool, arguments::text, arguments_hash, reason, status, comment, deadline, created_at, decided_at";

    /// <summary>Asks a person for a call, or finds what was asked before; the task waits from then on.</summary>
    public async Task<Approval> RequestAsync(string taskId, string runId, ToolCall call, string reason, string approverId, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            $"""
            insert into mezzofy.approvals (id, run_id, task_id, call_id, tool, arguments, arguments_hash, reason, approver_id, status, deadline, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', now() + $10, now())
            on conflict (run_id, call_id) do update set run_id = excluded.run_id
            returning {Columns}
            """)
        {
            Parameters =
            {
                Text(Ids.New(Ids.Approval)), Text(runId), Text(taskId), Text(call.CallId), Text(call.Tool),
                new() { Value = call.Arguments.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb }, Text(Approval.HashOf(call.Tool, call.Arguments)),
                Text(reason), Text(approverId), new() { Value = time },
            },
        });
        batch.BatchCommands.Add(new(
            """
            update mezzofy.tasks set status = 'waiting_approval', waiting_since = coalesce(waiting_since, now()), moved_at = now()
            where id = $1 and status in ('queued', 'running', 'waiting_approval')
            """)
        {
            Parameters = { Text(taskId) },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Row(reader);
    }

    /// <summary>What was decided about a call, or null when nobody was asked. A deadline that has passed is an answer too.</summary>
    public async Task<Approval?> OfCallAsync(string runId, string callId, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            update mezzofy.approvals
            set status = case when status = 'pending' and deadline <= now() then 'expired' else status end,
                used_at = case when status = 'approved' then coalesce(used_at, now()) else used_at end
            where run_id = $1 and call_id = $2
            returning {Columns}
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(runId), Text(callId) });
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The task goes on; the time it waited is not counted as work.</summary>
    public async Task ResumeAsync(string taskId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.tasks set status = 'running', moved_at = now(), waiting_since = null, waited = waited + coalesce(now() - waiting_since, interval '0')
            where id = $1 and status = 'waiting_approval'
                and not exists (select 1 from mezzofy.approvals where task_id = $1 and status = 'pending' and deadline > now())
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(taskId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The approvals that a person is asked for, the latest first.</summary>
    public async Task<Page<Approval>> ListAsync(string approverId, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            select {Columns} from mezzofy.approvals
            where approver_id = $1 and ($2::text is null or status = $2) and ($3::text is null or id < $3)
            order by id desc limit $4
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(approverId), Text(status), Text(Cursor.DecodeId(page.Cursor, Ids.Approval)), new() { Value = page.Limit + 1 } });
        var rows = await ReadAsync(command, cancellationToken);
        var items = rows.Take(page.Limit).ToList();
        return new(items, rows.Count > page.Limit ? Cursor.Encode(items[^1].ApprovalId) : null);
    }

    /// <summary>An approval that a person is asked for, or null.</summary>
    public async Task<Approval?> FindAsync(string id, string approverId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.approvals where id = $1 and approver_id = $2");
        command.Parameters.AddRange(new[] { Text(id), Text(approverId) });
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault();
    }

    /// <summary>Decides, if it is that person's to decide and still open.</summary>
    /// <returns>The approval as it is now, and whether this decision made it so.</returns>
    public async Task<(Approval? Approval, bool Decided)> DecideAsync(string id, string approverId, bool approve, string? comment, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            """
            update mezzofy.approvals set status = $3, comment = $4, decided_at = now()
            where id = $1 and approver_id = $2 and status = 'pending' and deadline > now()
            returning 1
            """)
        {
            Parameters = { Text(id), Text(approverId), Text(approve ? ApprovalStatuses.Approved : ApprovalStatuses.Rejected), Text(comment) },
        });
        batch.BatchCommands.Add(new($"select {Columns} from mezzofy.approvals where id = $1 and approver_id = $2") { Parameters = { Text(id), Text(approverId) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var decided = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return (await reader.ReadAsync(cancellationToken) ? Row(reader) : null, decided);
    }

    /// <summary>The statement that closes what a task that ends still waited for; sent in one batch with its end.</summary>
    public static NpgsqlBatchCommand Close(string taskId) =>
        new("update mezzofy.approvals set status = 'cancelled' where task_id = $1 and status = 'pending'") { Parameters = { Text(taskId) } };

    private static async Task<List<Approval>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Approval>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Row(reader));
        }

        return found;
    }

    private static Approval Row(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), JsonElement.Parse(reader.GetString(4)), reader.GetString(5),
        reader.GetString(6), reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetDateTime(9), reader.GetDateTime(10),
        reader.IsDBNull(11) ? null : reader.GetDateTime(11));

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
