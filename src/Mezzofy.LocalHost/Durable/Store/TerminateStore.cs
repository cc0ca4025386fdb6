using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>What a termination met.</summary>
/// <param name="Found">The status the instance had; null when there is none. One that had ended is left as it is.</param>
/// <param name="Ended">The instances that are terminated now.</param>
internal sealed record Termination(OrchestrationRuntimeStatus? Found, IReadOnlyList<string> Ended);

/// <summary>Terminates instances. Their activities that run go on and come to nothing, those that wait are dropped, parents are told.</summary>
internal sealed class TerminateStore(DurableDatabase database)
{
    private const string EndSql = """
        with ended as (
            update instances set status = 5, output = @output, failure = null, turns = turns + 1, history = history + 1, updated_at = now()
            where instance_id = any(@ids)
            returning instance_id, history - 1 as seq, parent_id, parent_execution, parent_task),
        noted as (
            insert into history (instance_id, seq, kind, at, task_id) select instance_id, seq, 14, now(), -1 from ended)
        insert into inbox (instance_id, execution_id, kind, task_id, data, visible_at)
        select p.instance_id, p.execution_id, 9, e.parent_task, f.failure, now()
        from ended e
        join unnest(@ids, @failures) f(id, failure) on f.id = e.instance_id
        join instances p on p.instance_id = e.parent_id and p.execution_id = e.parent_execution and p.status in (0, 6, 7)
        where p.instance_id <> all(@all)
        """;

    /// <summary>Terminates one.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="output">Its output as JSON.</param>
    /// <param name="recursive">Whether its children end too, at every depth.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Termination> RunAsync(string instanceId, string? output, bool recursive, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var look = new NpgsqlCommand("select status from instances where instance_id = @id for update", connection);
        look.Parameters.AddWithValue("id", instanceId);
        var status = (OrchestrationRuntimeStatus?)(await look.ExecuteScalarAsync(cancellationToken) as short?);
        if (status is not { } present || Turns.InstanceState.IsEnd(present))
            return new Termination(status, []);
        var ended = new List<string> { instanceId };
        await EndAsync(connection, [instanceId], output, ended, cancellationToken);
        if (recursive)
            await EndChildrenAsync(connection, ended, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Termination(status, ended);
    }

    // Level by level: once a parent is locked and ended it makes no more children.
    private static async Task EndChildrenAsync(NpgsqlConnection connection, List<string> ended, CancellationToken cancellationToken)
    {
        for (var level = ended.ToArray(); level.Length > 0;)
        {
            await DropWaitingStartsAsync(connection, level, cancellationToken);
            await using var find = new NpgsqlCommand(
                "select instance_id from instances where parent_id = any(@level) and status in (0, 6, 7) order by instance_id for update", connection);
            find.Parameters.AddWithValue("level", level);
            var children = new List<string>();
            await using (var reader = await find.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                    children.Add(reader.GetString(0));
            }

            level = [.. children];
            ended.AddRange(level);
            if (level.Length > 0)
                await EndAsync(connection, children, null, ended, cancellationToken);
        }
    }

    private static async Task EndAsync(
        NpgsqlConnection connection, List<string> ending, string? output, List<string> all, CancellationToken cancellationToken)
    {
        var ids = ending.ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(EndSql).With("ids", ids).WithText("output", output).With("all", all)
            .With("failures", ending.Select(one => InstanceWrites.Failure(Failure(one))));
        batch.Add($"delete from inbox where instance_id = any(@ids) and (kind <> {(short)HistoryKind.ExecutionStarted} or data is null)").With("ids", ids);
        batch.Add("update inbox set held = false where instance_id = any(@ids) and held").With("ids", ids);
        batch.Add("delete from activities where instance_id = any(@ids) and owner is null").With("ids", ids);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    // A child whose id was taken has no row yet: its start waits in the inbox of the instance that has the id.
    private static async Task DropWaitingStartsAsync(NpgsqlConnection connection, string[] parents, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"delete from inbox where kind = {(short)HistoryKind.ExecutionStarted} and data is not null and data::jsonb #>> '{{Parent,InstanceId}}' = any(@parents)",
            connection);
        command.Parameters.AddWithValue("parents", parents);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static TaskFailureDetails Failure(string instanceId) => new(
        typeof(OperationCanceledException).FullName!, $"The sub-orchestration with instance id '{instanceId}' was terminated.", null, null, null);
}
