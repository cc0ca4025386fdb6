using Mezzofy.LocalHost.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>An instance as a turn finds it.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="ExecutionId">Its generation: new with each start and each continue-as-new.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Parent">Who called it.</param>
/// <param name="StartAt">When it is to begin; null: at once.</param>
/// <param name="Turns">How often it was changed: what was computed from an older number is stale.</param>
/// <param name="History">The lines of its history; 0: not begun.</param>
internal sealed record InstanceState(
    string InstanceId,
    Guid ExecutionId,
    string Name,
    OrchestrationRuntimeStatus Status,
    string? Input,
    ParentLink? Parent,
    DateTime? StartAt,
    long Turns,
    int History)
{
    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => IsEnd(Status);

    /// <summary>What its code is told about it.</summary>
    public OrchestrationIdentity Identity => new(
        InstanceId, Name, Input, Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null);

    /// <summary>Whether a status is an end.</summary>
    public static bool IsEnd(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>The step of a parent that a child answers.</summary>
/// <param name="InstanceId">The parent.</param>
/// <param name="ExecutionId">Its generation; another one does not take the answer.</param>
/// <param name="TaskId">The step's sequence number.</param>
/// <param name="Name">The parent's orchestrator.</param>
internal sealed record ParentLink(string InstanceId, Guid ExecutionId, int TaskId, string Name);
