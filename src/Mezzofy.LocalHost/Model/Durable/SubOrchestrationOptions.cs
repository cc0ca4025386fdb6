namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>From options of any call.</summary>
    /// <param name="options">The retry and tags.</param>
    /// <param name="instanceId">The child's instance id; null: one is made.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) =>
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    /// <summary>From a retry.</summary>
    /// <param name="retry">When to try again; null: never.</param>
    /// <param name="instanceId">The child's instance id; null: one is made.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) =>
        InstanceId = instanceId;

    /// <summary>A copy.</summary>
    /// <param name="options">What is copied.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) =>
        InstanceId = options.InstanceId;

    /// <summary>The child's instance id; null: one is made, the same in every replay.</summary>
    public string? InstanceId { get; init; }
}
