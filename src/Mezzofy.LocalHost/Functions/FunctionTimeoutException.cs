namespace Mezzofy.LocalHost.Functions;

/// <summary>A call took longer than host.json <c>functionTimeout</c>.</summary>
internal sealed class FunctionTimeoutException(TimeSpan? limit, string function)
    : TimeoutException($"Timeout value of {limit} was exceeded by function: Functions.{function}");
