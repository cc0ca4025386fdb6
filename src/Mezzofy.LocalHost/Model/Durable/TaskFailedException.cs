namespace Microsoft.DurableTask;

/// <summary>Thrown where an orchestrator awaits an activity or sub-orchestration that failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>From the details of the failure.</summary>
    /// <param name="taskName">What was called.</param>
    /// <param name="taskId">Its sequence number in the orchestration, from 0.</param>
    /// <param name="failureDetails">Why it failed.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(MessageOf(taskName, taskId, failureDetails.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>From an exception.</summary>
    /// <param name="taskName">What was called.</param>
    /// <param name="taskId">Its sequence number in the orchestration, from 0.</param>
    /// <param name="innerException">Why it failed.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(MessageOf(taskName, taskId, innerException.Message), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>What was called.</summary>
    public string TaskName { get; }

    /// <summary>Its sequence number in the orchestration, from 0; timers, sent events and the delays of retries count too.</summary>
    public int TaskId { get; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Whether the failure was an exception of this type or one derived from it.</summary>
    /// <typeparam name="T">The type asked for.</typeparam>
    public bool IsCausedByException<T>()
        where T : Exception =>
        FailureDetails.IsCausedBy<T>();

    private static string MessageOf(string taskName, int taskId, string error) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {error}";
}
