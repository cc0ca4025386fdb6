namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>An activity handed to this process.</summary>
/// <param name="Id">The work item.</param>
/// <param name="InstanceId">Who asked.</param>
/// <param name="ExecutionId">Its generation.</param>
/// <param name="TaskId">The step's sequence number.</param>
/// <param name="Name">The activity.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Fence">How often it was handed out: only the latest hand-out can complete it.</param>
internal sealed record ActivityWork(
    Guid Id, string InstanceId, Guid ExecutionId, int TaskId, string Name, string? Input, int Fence);
