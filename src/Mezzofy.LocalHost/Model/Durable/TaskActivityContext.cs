namespace Microsoft.DurableTask;

/// <summary>What an activity knows about itself.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The activity's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance id of the orchestration that called it.</summary>
    public abstract string InstanceId { get; }
}
