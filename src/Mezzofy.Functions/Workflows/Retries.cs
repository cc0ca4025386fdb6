using Mezzofy.Core.Tasks;
using Microsoft.DurableTask;

namespace Mezzofy.Functions.Workflows;

/// <summary>How often activities are tried again. Every call has a policy, because on Azure a worker that dies fails the activity it ran.</summary>
internal static class Retries
{
    /// <summary>A step: three more attempts (seed, max_retries) after 1, 2 and 4 seconds, unless trying again is known to be of no use.</summary>
    public static TaskOptions Step { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(4, TimeSpan.FromSeconds(1), backoffCoefficient: 2) { HandleFailure = details => !IsPermanent(details) });

    /// <summary>The end of a task must not be lost while something is away for a while: up to a quarter of an hour.</summary>
    public static TaskOptions Ending { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(20, TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1)));

    /// <summary>A refusal with a code is an answer, not a fault.</summary>
    private static bool IsPermanent(TaskFailureDetails details) =>
        details.IsCausedBy<Core.ProblemException>() || details.IsCausedBy<InvalidOperationException>();
}
