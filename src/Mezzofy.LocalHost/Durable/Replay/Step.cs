namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Something the orchestrator's code asked for, under its sequence number.</summary>
/// <param name="TaskId">The sequence number, from 0.</param>
/// <param name="Name">The name of the activity, child or event; empty for a timer.</param>
/// <param name="Recorded">The line of history that says it was asked for.</param>
internal abstract record Step(int TaskId, string Name, HistoryKind Recorded)
{
    /// <summary>What it is called in messages.</summary>
    public abstract string Kind { get; }

    /// <summary>What history keeps of it beside the name.</summary>
    public virtual string? Data => null;

    /// <inheritdoc/>
    public sealed override string ToString() => Name.Length == 0 ? $"{Kind} (#{TaskId})" : $"{Kind} '{Name}' (#{TaskId})";
}

/// <summary>A call of an activity.</summary>
internal sealed record ActivityStep(int TaskId, string Name, string? Input) : Step(TaskId, Name, HistoryKind.TaskScheduled)
{
    /// <inheritdoc/>
    public override string Kind => "activity";
}

/// <summary>A durable timer.</summary>
internal sealed record TimerStep(int TaskId, DateTime FireAt) : Step(TaskId, string.Empty, HistoryKind.TimerCreated)
{
    /// <inheritdoc/>
    public override string Kind => "timer";
}

/// <summary>A call of a sub-orchestration.</summary>
internal sealed record ChildStep(int TaskId, string Name, string InstanceId, string? Input) : Step(TaskId, Name, HistoryKind.ChildCreated)
{
    /// <inheritdoc/>
    public override string Kind => "sub-orchestration";

    /// <inheritdoc/>
    public override string Data => InstanceId;
}

/// <summary>An event sent to another instance.</summary>
internal sealed record EventStep(int TaskId, string Name, string InstanceId, string? Payload) : Step(TaskId, Name, HistoryKind.EventSent)
{
    /// <inheritdoc/>
    public override string Kind => "sent event";

    /// <inheritdoc/>
    public override string Data => InstanceId;
}
