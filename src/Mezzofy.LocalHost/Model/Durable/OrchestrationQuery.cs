namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations are asked for.</summary>
/// <param name="CreatedFrom">Created at or after this.</param>
/// <param name="CreatedTo">Created at or before this.</param>
/// <param name="Statuses">In one of these states; null or empty: any.</param>
/// <param name="TaskHubNames">Not used: a client sees its own hub.</param>
/// <param name="InstanceIdPrefix">With an id that begins so; case counts.</param>
/// <param name="PageSize">How many a page has, at least 1.</param>
/// <param name="FetchInputsAndOutputs">Whether input, output and custom status come along.</param>
/// <param name="ContinuationToken">Where to go on.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>How many a page has when nothing is said.</summary>
    public const int DefaultPageSize = 100;
}
