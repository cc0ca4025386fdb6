using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>What turns do to the rows of their instances.</summary>
internal sealed class InstanceWrites
{
    private readonly List<Turn> advanced = [];
    private readonly List<(Turn Turn, StartRequest Next, OrchestrationRuntimeStatus Status)> renewed = [];

    /// <summary>The instance has moved on, or has ended.</summary>
    public void Advance(Turn turn) => advanced.Add(turn);

    /// <summary>The instance begins again as something new.</summary>
    public void Renew(Turn turn, StartRequest next, OrchestrationRuntimeStatus status) => renewed.Add((turn, next, status));

    /// <summary>Adds the statements; each row is changed only where it is as the turn found it.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (advanced.Count > 0)
            AddAdvanced(batch);
        foreach (var (turn, next, status) in renewed)
            AddRenewed(batch, turn, next, status);
    }

    private void AddAdvanced(NpgsqlBatch batch) => batch.Add("""
        update instances i set status = c.status, output = c.output, failure = c.failure, custom_status = c.custom_status,
            history = c.history, turns = i.turns + 1, updated_at = c.at
        from unnest(@ids, @executions, @turns, @statuses, @outputs, @failures, @customs, @histories, @ats)
            c(id, execution, turns, status, output, failure, custom_status, history, at)
        where i.instance_id = c.id and i.execution_id = c.execution and i.turns = c.turns
        """)
        .With("ids", advanced.Select(one => one.State.InstanceId))
        .With("executions", advanced.Select(one => (Guid?)one.State.ExecutionId))
        .With("turns", advanced.Select(one => (long?)one.State.Turns))
        .With("statuses", advanced.Select(one => (short)StatusOf(one)))
        .With("outputs", advanced.Select(OutputOf))
        .With("failures", advanced.Select(FailureOf))
        .With("customs", advanced.Select(one => one.Result!.CustomStatus))
        .With("histories", advanced.Select(one => (int?)(one.State.History + one.NewHistory().Count())))
        .With("ats", advanced.Select(one => (DateTime?)one.At));

    private static void AddRenewed(NpgsqlBatch batch, Turn turn, StartRequest next, OrchestrationRuntimeStatus status) => batch.Add("""
        update instances set execution_id = @next, name = @name, status = @status, input = @input, tags = coalesce(@tags, tags),
            output = null, failure = null, custom_status = null, start_at = null, created_at = @at, updated_at = @at,
            parent_id = @parent, parent_execution = @parent_execution, parent_task = @parent_task, parent_name = @parent_name,
            turns = case when @status = 6 then 0 else turns + 1 end, history = 0
        where instance_id = @id and execution_id = @execution and turns = @turns
        """)
        .WithValue("id", turn.State.InstanceId).WithValue("execution", turn.State.ExecutionId).WithValue("turns", turn.State.Turns)
        .WithValue("next", next.ExecutionId).WithValue("name", next.Name).WithValue("status", (short)status)
        .WithText("input", next.Input).WithText("tags", next.Tags).WithValue("at", turn.At)
        .WithText("parent", next.Parent?.InstanceId).WithId("parent_execution", next.Parent?.ExecutionId)
        .WithNumber("parent_task", next.Parent?.TaskId).WithText("parent_name", next.Parent?.Name);

    private static OrchestrationRuntimeStatus StatusOf(Turn turn) => turn.Result!.End switch
    {
        CompletedEnd => OrchestrationRuntimeStatus.Completed,
        FailedEnd => OrchestrationRuntimeStatus.Failed,
        _ => OrchestrationRuntimeStatus.Running,
    };

    private static string? OutputOf(Turn turn) => turn.Result!.End switch
    {
        CompletedEnd end => end.Output,
        FailedEnd end => end.Output,
        _ => null,
    };

    private static string? FailureOf(Turn turn) => turn.Result!.End is FailedEnd end ? Failure(end.Details) : null;

    /// <summary>Details as they are stored.</summary>
    public static string Failure(TaskFailureDetails details) => JsonSerializer.Serialize(details, DurableJson.Options);
}
