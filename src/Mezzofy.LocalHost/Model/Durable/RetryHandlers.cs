namespace Microsoft.DurableTask;

/// <summary>Asked after each failure whether to try again. It runs in the orchestrator, again at every replay.</summary>
/// <param name="retryContext">What failed and how often.</param>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Asked after each failure whether to try again. It runs in the orchestrator, again at every replay, and may await durable tasks.</summary>
/// <param name="retryContext">What failed and how often.</param>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <summary>What a retry handler is told.</summary>
/// <param name="OrchestrationContext">The orchestration.</param>
/// <param name="LastAttemptNumber">How many tries there were, from 1.</param>
/// <param name="LastFailure">Why the last one failed.</param>
/// <param name="TotalRetryTime">The orchestration's time since the first try began.</param>
/// <param name="CancellationToken">Never fires here.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
