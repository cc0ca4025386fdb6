using System.Text.Json;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>The sub-orchestrations that turns ask for.</summary>
internal sealed class ChildWrites
{
    private readonly List<(InstanceState Parent, StartRequest Child)> asked = [];

    /// <summary>Asks for one.</summary>
    public void Add(InstanceState parent, ChildStep step) => asked.Add((parent, new StartRequest(
        step.InstanceId, Guid.CreateVersion7(), step.Name, step.Input, null, null, new ParentLink(parent.InstanceId, parent.ExecutionId, step.TaskId, parent.Name))));

    /// <summary>Starts them. A child whose id is taken waits for that instance to end, unless that is who waits for it.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return;
        var started = await StartStore.InsertAsync(connection, [.. asked.Select(one => one.Child)], cancellationToken);
        foreach (var (_, child) in asked.Where(one => !started.Contains(one.Child.ExecutionId)))
            await QueueAsync(connection, child, cancellationToken);
    }

    private static async Task QueueAsync(NpgsqlConnection connection, StartRequest child, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (await IsAncestorAsync(connection, child, cancellationToken))
        {
            batch.Add("insert into inbox (instance_id, execution_id, kind, task_id, data, visible_at) values (@id, @execution, @kind, @task, @data, now())")
                .WithValue("id", child.Parent!.InstanceId).WithValue("execution", child.Parent.ExecutionId)
                .WithValue("kind", (short)HistoryKind.ChildFailed).WithValue("task", child.Parent.TaskId)
                .WithValue("data", InstanceWrites.Failure(OwnAncestor(child)));
        }
        else
        {
            // The lock waits for a turn that is ending that instance: it would not see this message and would leave it held for ever.
            batch.Add("""
                insert into inbox (instance_id, execution_id, kind, data, visible_at, held)
                select i.instance_id, @execution, @kind, @data, now(), i.status in (0, 6, 7)
                from (select instance_id, status from instances where instance_id = @id for share) i
                """)
                .WithValue("id", child.InstanceId).WithValue("execution", child.ExecutionId)
                .WithValue("kind", (short)HistoryKind.ExecutionStarted).WithValue("data", JsonSerializer.Serialize(child));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> IsAncestorAsync(NpgsqlConnection connection, StartRequest child, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with recursive up as (
                select instance_id, parent_id from instances where instance_id = @parent
                union select i.instance_id, i.parent_id from instances i join up on i.instance_id = up.parent_id)
            select exists (select 1 from up where instance_id = @child)
            """,
            connection);
        command.Parameters.AddWithValue("parent", child.Parent!.InstanceId);
        command.Parameters.AddWithValue("child", child.InstanceId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static TaskFailureDetails OwnAncestor(StartRequest child) => new(
        typeof(InvalidOperationException).FullName!,
        $"The sub-orchestration '{child.Name}' was given the instance id '{child.InstanceId}' of the orchestration itself or of one that waits for it: both would wait for ever.",
        null, null, null);
}
