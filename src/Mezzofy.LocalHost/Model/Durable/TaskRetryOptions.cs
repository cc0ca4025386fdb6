namespace Microsoft.DurableTask;

/// <summary>When a failed call is tried again: by a policy, or by asking a handler.</summary>
public sealed class TaskRetryOptions
{
    /// <summary>By a policy.</summary>
    /// <param name="policy">How often and how far apart.</param>
    public TaskRetryOptions(RetryPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
    }

    /// <summary>By asking.</summary>
    /// <param name="handler">Answers whether to try again; may await durable tasks.</param>
    public TaskRetryOptions(AsyncRetryHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Handler = handler;
    }

    /// <summary>The policy, or null when there is a handler.</summary>
    public RetryPolicy? Policy { get; }

    /// <summary>The handler, or null when there is a policy.</summary>
    public AsyncRetryHandler? Handler { get; }

    /// <summary>By a policy.</summary>
    /// <param name="policy">How often and how far apart.</param>
    public static implicit operator TaskRetryOptions(RetryPolicy policy) => FromRetryPolicy(policy);

    /// <summary>By asking.</summary>
    /// <param name="handler">Answers whether to try again.</param>
    public static implicit operator TaskRetryOptions(AsyncRetryHandler handler) => FromRetryHandler(handler);

    /// <summary>By asking.</summary>
    /// <param name="handler">Answers whether to try again.</param>
    public static implicit operator TaskRetryOptions(RetryHandler handler) => FromRetryHandler(handler);

    /// <summary>By a policy.</summary>
    /// <param name="policy">How often and how far apart.</param>
    public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>By asking.</summary>
    /// <param name="handler">Answers whether to try again; may await durable tasks.</param>
    public static TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>By asking.</summary>
    /// <param name="handler">Answers whether to try again, at once.</param>
    public static TaskRetryOptions FromRetryHandler(RetryHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new(context => Task.FromResult(handler(context)));
    }
}
