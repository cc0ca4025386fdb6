using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>The activities that turns ask for. Some are handed to this process at once, as far as it has room.</summary>
internal sealed class ActivityWrites
{
    private readonly List<ActivityWork> asked = [];

    /// <summary>Asks for one.</summary>
    public void Add(InstanceState state, ActivityStep step) =>
        asked.Add(new ActivityWork(Guid.CreateVersion7(), state.InstanceId, state.ExecutionId, step.TaskId, step.Name, step.Input, Fence: 1));

    /// <summary>How many there are.</summary>
    public int Count => asked.Count;

    /// <summary>Adds the statement.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="owner">This process's worker.</param>
    /// <param name="claim">The name of its claim.</param>
    /// <param name="kept">How many it takes itself; the others wait for whoever has room.</param>
    /// <returns>Those it takes.</returns>
    public IReadOnlyList<ActivityWork> AddTo(NpgsqlBatch batch, Guid owner, Guid claim, int kept)
    {
        if (asked.Count == 0)
            return [];
        batch.Add("""
            insert into activities (id, instance_id, execution_id, task_id, name, input, owner, claim, fence)
            select id, instance, execution, task, name, input, case when place <= @kept then @owner end, case when place <= @kept then @claim end, case when place <= @kept then 1 else 0 end
            from unnest(@ids, @instances, @executions, @tasks, @names, @inputs) with ordinality a(id, instance, execution, task, name, input, place)
            """)
            .WithValue("kept", kept).WithValue("owner", owner).WithValue("claim", claim)
            .With("ids", asked.Select(one => (Guid?)one.Id))
            .With("instances", asked.Select(one => one.InstanceId))
            .With("executions", asked.Select(one => (Guid?)one.ExecutionId))
            .With("tasks", asked.Select(one => (int?)one.TaskId))
            .With("names", asked.Select(one => one.Name))
            .With("inputs", asked.Select(one => one.Input));
        return asked[..kept];
    }
}
