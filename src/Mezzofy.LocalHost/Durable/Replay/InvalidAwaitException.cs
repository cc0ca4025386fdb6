namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>The orchestrator awaited something that no event will bring back, or went on outside its thread.</summary>
internal sealed class InvalidAwaitException(string what) : InvalidOperationException(
    $"An invalid asynchronous invocation was detected. {what} An orchestrator, and middleware around it, may await only tasks of its "
    + "TaskOrchestrationContext (CallActivityAsync, CreateTimer, WaitForExternalEvent and so on), without ConfigureAwait(false): "
    + "delays, I/O and Task.Run belong into activities.")
{
    /// <summary>It is not finished and waits for nothing durable.</summary>
    public static InvalidAwaitException NothingDurable(string? last) => new(
        $"The orchestrator is not finished, yet awaits nothing durable{After(last)}: it awaits a Task.Delay, Task.Run or I/O.");

    /// <summary>It used ConfigureAwait(false).</summary>
    public static InvalidAwaitException OutsideTheContext(string step) => new(
        $"The orchestrator awaits {step} with ConfigureAwait(false) and would go on outside its thread.");

    /// <summary>Something came from another thread.</summary>
    public static InvalidAwaitException OtherThread(string? last) => new(
        $"The orchestrator went on from another thread{After(last)}.");

    private static string After(string? last) => last is null ? " as its first await" : $" after {last}";
}
