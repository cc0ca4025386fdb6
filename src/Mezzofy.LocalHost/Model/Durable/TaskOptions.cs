namespace Microsoft.DurableTask;

/// <summary>How an activity or sub-orchestration is called.</summary>
public record TaskOptions
{
    /// <summary>Options with a retry.</summary>
    /// <param name="retry">When to try again; null: never.</param>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Options with a retry and tags.</summary>
    /// <param name="retry">When to try again; null: never.</param>
    /// <param name="tags">Words kept with the call.</param>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What is copied.</param>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
    }

    /// <summary>When a failed call is tried again; null: never.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Words kept with the call.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>Options that retry by a policy.</summary>
    /// <param name="policy">How often and how far apart.</param>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Options that ask a handler after each failure.</summary>
    /// <param name="handler">Answers whether to try again; may await durable tasks.</param>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Options that ask a handler after each failure.</summary>
    /// <param name="handler">Answers whether to try again, at once.</param>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>These options for a sub-orchestration with a chosen id.</summary>
    /// <param name="instanceId">The child's instance id.</param>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
