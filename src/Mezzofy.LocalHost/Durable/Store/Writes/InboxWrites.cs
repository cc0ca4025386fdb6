using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>A message for an inbox.</summary>
/// <param name="To">The instance.</param>
/// <param name="Kind">What it becomes in history.</param>
/// <param name="ExecutionId">The generation it is for; null: any.</param>
/// <param name="TaskId">The step it answers, or -1.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Data">A payload, or the reference to one.</param>
/// <param name="VisibleAt">When it counts; null: at once.</param>
/// <param name="Ord">Its place, for what must come before everything else; null: at the end.</param>
internal sealed record NewMessage(
    string To, HistoryKind Kind, Guid? ExecutionId, int TaskId = -1, string? Name = null, string? Data = null, DateTime? VisibleAt = null, long? Ord = null);

/// <summary>What turns do to inboxes.</summary>
internal sealed class InboxWrites
{
    private readonly List<(string Id, long Ord)> consumed = [];
    private readonly List<(string Id, long Ord)> held = [];
    private readonly List<(string Id, long Ord, DateTime At)> delayed = [];
    private readonly List<(string Id, Guid ExecutionId, int TaskId)> cancelled = [];
    private readonly List<NewMessage> own = [];
    private readonly List<NewMessage> toOthers = [];
    private readonly List<string> ended = [];

    /// <summary>Takes messages out, or puts them aside.</summary>
    public void Sort(Turn turn)
    {
        var id = turn.State.InstanceId;
        consumed.AddRange(turn.Plan.Consumed.Select(one => (id, one.Ord)));
        held.AddRange(turn.Plan.Held.Select(one => (id, one.Ord)));
        delayed.AddRange(turn.Plan.Delayed.Select(one => (id, one.Ord, turn.State.StartAt ?? turn.At.AddSeconds(1))));
    }

    /// <summary>Takes back a timer.</summary>
    public void Cancel(InstanceState state, int taskId) => cancelled.Add((state.InstanceId, state.ExecutionId, taskId));

    /// <summary>Puts a message into the inbox of an instance that is locked here.</summary>
    public void AddOwn(NewMessage message) => own.Add(message);

    /// <summary>Sends a message to another instance, which takes it as long as it lives and is of the generation named.</summary>
    public void Send(NewMessage message) => toOthers.Add(message);

    /// <summary>Empties the inbox of an instance that has ended; a start that waited for this may now go on.</summary>
    public void End(string instanceId) => ended.Add(instanceId);

    /// <summary>Adds the statements.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (consumed.Count > 0)
        {
            batch.Add("delete from inbox i using unnest(@ids, @ords) c(id, ord) where i.instance_id = c.id and i.ord = c.ord")
                .With("ids", consumed.Select(one => one.Id)).With("ords", consumed.Select(one => (long?)one.Ord));
        }

        if (held.Count > 0)
        {
            batch.Add("update inbox i set held = true from unnest(@ids, @ords) c(id, ord) where i.instance_id = c.id and i.ord = c.ord")
                .With("ids", held.Select(one => one.Id)).With("ords", held.Select(one => (long?)one.Ord));
        }

        if (delayed.Count > 0)
        {
            batch.Add("update inbox i set visible_at = c.at, timed = true from unnest(@ids, @ords, @ats) c(id, ord, at) where i.instance_id = c.id and i.ord = c.ord")
                .With("ids", delayed.Select(one => one.Id)).With("ords", delayed.Select(one => (long?)one.Ord))
                .With("ats", delayed.Select(one => (DateTime?)one.At));
        }

        if (cancelled.Count > 0)
        {
            batch.Add($"""
                delete from inbox i using unnest(@ids, @executions, @tasks) c(id, execution, task)
                where i.instance_id = c.id and i.execution_id = c.execution and i.task_id = c.task and i.kind = {(short)HistoryKind.TimerFired}
                """)
                .With("ids", cancelled.Select(one => one.Id)).With("executions", cancelled.Select(one => (Guid?)one.ExecutionId))
                .With("tasks", cancelled.Select(one => (int?)one.TaskId));
        }

        AddEnds(batch);
        if (own.Count > 0)
            With(batch.Add(InsertSql(string.Empty)), own);
        if (toOthers.Count > 0)
            With(batch.Add(InsertSql("join instances i on i.instance_id = m.id and i.status in (0, 6, 7) and (m.execution is null or i.execution_id = m.execution)")), toOthers);
    }

    private void AddEnds(NpgsqlBatch batch)
    {
        if (ended.Count == 0)
            return;
        batch.Add($"delete from inbox where instance_id = any(@ids) and kind <> {(short)HistoryKind.ExecutionStarted}").With("ids", ended);
        batch.Add("update inbox set held = false where instance_id = any(@ids) and held").With("ids", ended);
    }

    private static string InsertSql(string condition) => $"""
        insert into inbox (instance_id, ord, execution_id, kind, task_id, name, data, visible_at, timed)
        select m.id, coalesce(m.ord, nextval('inbox_ord')), m.execution, m.kind, m.task, m.name, m.data, coalesce(m.at, now()), m.at is not null
        from unnest(@ids, @ords, @executions, @kinds, @tasks, @names, @datas, @ats) with ordinality
            m(id, ord, execution, kind, task, name, data, at, place) {condition}
        order by m.place
        """;

    private static void With(NpgsqlBatchCommand command, List<NewMessage> messages) => command
        .With("ids", messages.Select(one => one.To))
        .With("ords", messages.Select(one => one.Ord))
        .With("executions", messages.Select(one => one.ExecutionId))
        .With("kinds", messages.Select(one => (short)one.Kind))
        .With("tasks", messages.Select(one => (int?)one.TaskId))
        .With("names", messages.Select(one => one.Name))
        .With("datas", messages.Select(one => one.Data))
        .With("ats", messages.Select(one => one.VisibleAt));
}
