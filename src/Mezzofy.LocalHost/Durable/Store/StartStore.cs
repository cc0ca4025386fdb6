using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Starts orchestrations.</summary>
internal static class StartStore
{
    // Before everything that may already wait in the inbox.
    private const long StartOrd = -1_000_000_000;

    private const string InsertSql = """
        with made as (
            insert into instances (instance_id, execution_id, name, status, input, tags, start_at,
                parent_id, parent_execution, parent_task, parent_name, created_at, updated_at)
            select id, execution, name, 6, input, tags, at, parent, parent_execution, parent_task, parent_name, now(), now()
            from unnest(@ids, @executions, @names, @inputs, @tags, @ats, @parents, @parent_executions, @parent_tasks, @parent_names)
                s(id, execution, name, input, tags, at, parent, parent_execution, parent_task, parent_name)
            on conflict (instance_id) do nothing
            returning instance_id, execution_id, start_at)
        insert into inbox (instance_id, ord, execution_id, kind, visible_at, timed)
        select instance_id, -1000000000, execution_id, 1, coalesce(start_at, now()), start_at is not null from made
        returning execution_id
        """;

    /// <summary>The message that begins an instance which is there already.</summary>
    public static NewMessage First(string instanceId, Guid executionId) =>
        new(instanceId, HistoryKind.ExecutionStarted, executionId, Ord: StartOrd);

    /// <summary>A message that follows the start, before everything else.</summary>
    public static long CarriedOrd(int index) => StartOrd + 1 + index;

    /// <summary>Starts those whose ids are free.</summary>
    /// <returns>The generations that were started.</returns>
    public static async Task<HashSet<Guid>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<StartRequest> requests, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(InsertSql)
            .With("ids", requests.Select(one => one.InstanceId))
            .With("executions", requests.Select(one => (Guid?)one.ExecutionId))
            .With("names", requests.Select(one => one.Name))
            .With("inputs", requests.Select(one => one.Input))
            .With("tags", requests.Select(one => one.Tags))
            .With("ats", requests.Select(one => one.StartAt))
            .With("parents", requests.Select(one => one.Parent?.InstanceId))
            .With("parent_executions", requests.Select(one => one.Parent?.ExecutionId))
            .With("parent_tasks", requests.Select(one => one.Parent?.TaskId))
            .With("parent_names", requests.Select(one => one.Parent?.Name));
        var started = new HashSet<Guid>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            started.Add(reader.GetGuid(0));
        return started;
    }

    /// <summary>Starts one whose id was taken: in place of an instance that has ended, unless it is to be kept.</summary>
    /// <returns>False when the instance that is there stays.</returns>
    public static async Task<bool> ReplaceAsync(
        NpgsqlConnection connection, StartRequest request, IReadOnlyCollection<OrchestrationRuntimeStatus> keep, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if ((await InsertAsync(connection, [request], cancellationToken)).Count == 0)
        {
            var (execution, status) = await LockAsync(connection, request.InstanceId, cancellationToken);
            if (execution != request.ExecutionId)
            {
                if (!InstanceState.IsEnd(status) || keep.Contains(status))
                    return false;
                await OverwriteAsync(connection, request, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // The insert has just met the row, and a purge needs its lock: it is there.
    private static async Task<(Guid Execution, OrchestrationRuntimeStatus Status)> LockAsync(
        NpgsqlConnection connection, string instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select execution_id, status from instances where instance_id = @id for update", connection);
        command.Parameters.AddWithValue("id", instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetGuid(0), (OrchestrationRuntimeStatus)reader.GetInt16(1))
            : throw new StaleTurnException();
    }

    private static async Task OverwriteAsync(NpgsqlConnection connection, StartRequest request, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var table in (string[])["history", "payloads", "inbox"])
            batch.Add($"delete from {table} where instance_id = @id").WithValue("id", request.InstanceId);
        batch.Add("""
            update instances set execution_id = @execution, name = @name, status = 6, input = @input, tags = @tags, start_at = @at, output = null,
                failure = null, custom_status = null, parent_id = null, parent_execution = null, parent_task = null, parent_name = null,
                created_at = now(), updated_at = now(), turns = 0, history = 0
            where instance_id = @id
            """)
            .WithValue("id", request.InstanceId).WithValue("execution", request.ExecutionId).WithValue("name", request.Name)
            .WithText("input", request.Input).WithText("tags", request.Tags).WithTime("at", request.StartAt);
        batch.Add("""
            insert into inbox (instance_id, ord, execution_id, kind, visible_at, timed)
            values (@id, -1000000000, @execution, 1, coalesce(@at, now()), @at is not null)
            """)
            .WithValue("id", request.InstanceId).WithValue("execution", request.ExecutionId).WithTime("at", request.StartAt);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
