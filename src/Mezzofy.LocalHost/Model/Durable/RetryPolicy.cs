namespace Microsoft.DurableTask;

/// <summary>How often a failed call is tried again and how far apart. The delays are durable timers.</summary>
public class RetryPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="maxNumberOfAttempts">Tries in all, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">The delay before the second try; above zero.</param>
    /// <param name="backoffCoefficient">What each further delay is multiplied by; at least 1.</param>
    /// <param name="maxRetryInterval">The longest delay; null: one hour. Not below <paramref name="firstRetryInterval"/>.</param>
    /// <param name="retryTimeout">After this much orchestration time no new try begins; null: no bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "must be greater than zero");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "must be greater than zero");
        Require(backoffCoefficient >= 1.0, nameof(backoffCoefficient), backoffCoefficient, "must be at least 1.0");
        Require(
            maxRetryInterval is null || maxRetryInterval >= firstRetryInterval,
            nameof(maxRetryInterval), maxRetryInterval, $"must not be below {nameof(firstRetryInterval)}");
        Require(
            retryTimeout is null || retryTimeout == Timeout.InfiniteTimeSpan || retryTimeout >= firstRetryInterval,
            nameof(retryTimeout), retryTimeout, $"must not be below {nameof(firstRetryInterval)}");
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Tries in all, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The delay before the second try.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>What each further delay is multiplied by.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest delay.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>After this much orchestration time no new try begins; infinite by default.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Answers whether a failure is worth another try; null: every failure is. Runs again at every replay.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = exception => exception is TaskFailedException failed && value(failed.FailureDetails);
    }

    /// <summary>What <see cref="HandleFailure"/> set, as a question about the exception; null: every failure is retried.</summary>
    public Func<Exception, bool>? Handle { get; private init; }

    private static void Require(bool holds, string name, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The value {rule}.");
        }
    }
}
