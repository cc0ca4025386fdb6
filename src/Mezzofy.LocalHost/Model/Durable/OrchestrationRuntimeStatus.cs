namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration is.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has begun.</summary>
    Running = 0,

    /// <summary>It returned.</summary>
    Completed = 1,

    /// <summary>Not shown: between generations it is running.</summary>
    ContinuedAsNew = 2,

    /// <summary>It threw.</summary>
    Failed = 3,

    /// <summary>Not used.</summary>
    Canceled = 4,

    /// <summary>A client ended it.</summary>
    Terminated = 5,

    /// <summary>It has not begun.</summary>
    Pending = 6,

    /// <summary>A client stopped it; it can go on.</summary>
    Suspended = 7,
}
