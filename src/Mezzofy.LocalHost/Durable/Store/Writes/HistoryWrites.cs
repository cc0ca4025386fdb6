using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store.Writes;

/// <summary>What turns add to histories, and the payloads kept apart.</summary>
internal sealed class HistoryWrites
{
    private readonly List<(string Id, int Seq, HistoryEvent Line)> lines = [];
    private readonly List<string> cleared = [];
    private readonly List<(Guid Id, string InstanceId, string Data)> payloads = [];

    /// <summary>Adds the lines of a turn.</summary>
    public void Append(Turn turn)
    {
        var seq = turn.State.History;
        lines.AddRange(turn.NewHistory().Select(line => (turn.State.InstanceId, seq++, line)));
    }

    /// <summary>Clears a history: the instance begins again.</summary>
    public void Clear(string instanceId) => cleared.Add(instanceId);

    /// <summary>Data as it travels: itself, or the reference to a payload that is kept apart.</summary>
    public string? Travelling(string instanceId, string? data)
    {
        if (!PayloadStore.IsLarge(data))
            return data;
        var id = Guid.CreateVersion7();
        payloads.Add((id, instanceId, data!));
        return PayloadStore.Reference(id);
    }

    /// <summary>Adds the statements.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (cleared.Count > 0)
        {
            batch.Add("delete from history where instance_id = any(@ids)").With("ids", cleared);
            batch.Add("""
                delete from payloads p where p.instance_id = any(@ids) and not exists (
                    select 1 from inbox i where i.instance_id = p.instance_id and i.data = '@payload:' || replace(p.id::text, '-', ''))
                """).With("ids", cleared);
        }

        if (payloads.Count > 0)
        {
            batch.Add("insert into payloads (id, instance_id, data) select * from unnest(@ids, @instances, @datas)")
                .With("ids", payloads.Select(one => (Guid?)one.Id)).With("instances", payloads.Select(one => one.InstanceId))
                .With("datas", payloads.Select(one => one.Data));
        }

        if (lines.Count > 0)
        {
            batch.Add("""
                insert into history (instance_id, seq, kind, at, task_id, name, data)
                select * from unnest(@ids, @seqs, @kinds, @ats, @tasks, @names, @datas)
                """)
                .With("ids", lines.Select(one => one.Id))
                .With("seqs", lines.Select(one => (int?)one.Seq))
                .With("kinds", lines.Select(one => (short)one.Line.Kind))
                .With("ats", lines.Select(one => (DateTime?)one.Line.At))
                .With("tasks", lines.Select(one => (int?)one.Line.TaskId))
                .With("names", lines.Select(one => one.Line.Name))
                .With("datas", lines.Select(one => one.Line.Reference ?? one.Line.Data));
        }
    }
}
