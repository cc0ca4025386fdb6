using System.Runtime.CompilerServices;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>
/// Tells what waits for a task. An orchestrator that is not finished, while nothing waits for any of its durable tasks, awaits something
/// that no event will ever bring back; the runtime does not say so in public, hence the look at the task's continuation.
/// </summary>
internal static class Waiting
{
    /// <summary>Whether anything will run when the task ends.</summary>
    public static bool For(Task task) => ContinuationsOf(task).Any();

    /// <summary>Whether an <c>await</c> with <c>ConfigureAwait(false)</c> waits for the task: such code would go on outside the orchestrator's thread.</summary>
    public static bool OutsideTheContext(Task task) => ContinuationsOf(task).Any(IsBareStateMachine);

    private static IEnumerable<object> ContinuationsOf(Task task)
    {
        if (task.IsCompleted)
            return [];
        return Continuation(task) switch
        {
            null => [],
            List<object?> several => several.OfType<object>(),
            { } one => [one],
        };
    }

    // With the context captured the runtime wraps the state machine in a continuation; without it, the state machine itself is noted.
    private static bool IsBareStateMachine(object continuation) =>
        continuation.GetType().GetInterfaces().Any(face => face.Name == "IAsyncStateMachineBox");

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? Continuation(Task task);
}
