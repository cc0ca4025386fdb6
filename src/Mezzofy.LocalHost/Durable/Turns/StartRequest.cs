namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>An orchestration to start.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="ExecutionId">Its generation; a repeated request has the same and starts nothing twice.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Tags">Words kept with it, as JSON.</param>
/// <param name="StartAt">When; null: at once.</param>
/// <param name="Parent">Who calls it.</param>
internal sealed record StartRequest(
    string InstanceId, Guid ExecutionId, string Name, string? Input, string? Tags, DateTime? StartAt, ParentLink? Parent);
