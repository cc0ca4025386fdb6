using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>An activity ran longer than <c>functionTimeout</c>. Its token has fired; what it still does has no effect on the orchestration.</summary>
internal sealed class FunctionTimeoutException(string function, TimeSpan timeout)
    : TimeoutException($"Timeout value of {timeout} was exceeded by function: Functions.{function}")
{
    /// <summary>What the orchestrator is told: the official host's name for it.</summary>
    public TaskFailureDetails Details => new("Microsoft.Azure.WebJobs.Host.FunctionTimeoutException", Message, null, null, null);
}
