using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>What one generation of an instance is.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Parent">Who called it.</param>
internal sealed record OrchestrationIdentity(string InstanceId, string Name, string? Input, ParentOrchestrationInstance? Parent);
