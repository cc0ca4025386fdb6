namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations are purged; only those that have ended ever are.</summary>
/// <param name="CreatedFrom">Created at or after this.</param>
/// <param name="CreatedTo">Created at or before this.</param>
/// <param name="Statuses">In one of these states; null or empty: every end state.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

/// <summary>How a purge goes.</summary>
/// <param name="Recursive">Whether sub-orchestrations that have ended go too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    /// <summary>A count.</summary>
    /// <param name="count">How many instances are gone.</param>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A count, and whether that was all.</summary>
    /// <param name="count">How many instances are gone.</param>
    /// <param name="isComplete">Whether nothing is left to purge; null: not known.</param>
    public PurgeResult(int count, bool? isComplete)
    {
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances are gone.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing is left to purge; null: not known.</summary>
    public bool? IsComplete { get; }
}
