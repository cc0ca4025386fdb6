namespace Microsoft.DurableTask;

/// <summary>Who called a sub-orchestration.</summary>
/// <param name="Name">The parent's orchestrator.</param>
/// <param name="InstanceId">The parent's instance id.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
