using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>
/// Tries a call again. It runs in the orchestrator, so it is replayed: every try and every delay is a step with its own sequence number,
/// and what decides is asked again at each replay.
/// </summary>
internal static class Retrying
{
    /// <summary>Runs a call with its retries.</summary>
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? options, Func<Task<T>> attempt) => options switch
    {
        { Policy: { } policy } => ByPolicyAsync(context, policy, attempt),
        { Handler: { } handler } => ByHandlerAsync(context, handler, attempt),
        _ => attempt(),
    };

    private static async Task<T> ByPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var began = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (Again(context, policy, failure, number, began))
            {
            }

            await context.CreateTimer(Delay(policy, number), CancellationToken.None);
        }
    }

    private static async Task<T> ByHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var began = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure)
            {
                var spent = context.CurrentUtcDateTime - began;
                if (!await handler(new RetryContext(context, number, failure.FailureDetails, spent, CancellationToken.None)))
                    throw;
            }
        }
    }

    private static bool Again(TaskOrchestrationContext context, RetryPolicy policy, TaskFailedException failure, int number, DateTime began) =>
        number < policy.MaxNumberOfAttempts
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - began < policy.RetryTimeout)
        && policy.Handle?.Invoke(failure) != false;

    private static TimeSpan Delay(RetryPolicy policy, int number)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, number - 1);
        return milliseconds < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : policy.MaxRetryInterval;
    }
}
