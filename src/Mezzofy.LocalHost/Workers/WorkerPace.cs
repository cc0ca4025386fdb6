namespace Mezzofy.LocalHost.Workers;

/// <summary>How soon processes notice each other's death.</summary>
internal sealed record WorkerPace
{
    /// <summary>How often a worker shows that it lives.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A worker that has stopped beating and whose session is gone is dead after this.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>A worker that has stopped beating although its session stands is dead after this.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(10);
}
