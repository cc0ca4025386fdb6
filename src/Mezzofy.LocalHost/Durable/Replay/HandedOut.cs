namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>The durable tasks an orchestrator was given in a pass, to tell whether it still waits for one of them.</summary>
internal sealed class HandedOut
{
    private readonly List<(Task Task, string Name)> tasks = [];

    /// <summary>The latest one that is over, in words; null when none is.</summary>
    public string? Last => tasks.FindLast(one => one.Task.IsCompleted).Name;

    /// <summary>Whether anything waits for a task that is not over.</summary>
    public bool AreAwaited => tasks.Exists(one => Waiting.For(one.Task));

    /// <summary>A task that is awaited with <c>ConfigureAwait(false)</c>, in words; null when none is.</summary>
    public string? AwaitedOutside => tasks.Find(one => Waiting.OutsideTheContext(one.Task)).Name;

    /// <summary>Adds one.</summary>
    public T Add<T>(T task, string name)
        where T : Task
    {
        tasks.Add((task, name));
        return task;
    }
}
