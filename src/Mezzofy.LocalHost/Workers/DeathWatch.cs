namespace Mezzofy.LocalHost.Workers;

/// <summary>
/// Tells which other workers are dead: those that have not beaten for a time on this process's own monotonic clock. No clock is compared
/// with another, so a clock that is set forward or back kills nobody.
/// </summary>
internal sealed class DeathWatch(TimeSpan deadAfter, TimeSpan stuckAfter, TimeProvider time)
{
    private readonly Dictionary<Guid, (long Beats, long Since)> seen = [];

    /// <summary>Looks.</summary>
    /// <returns>The dead.</returns>
    public IReadOnlyList<OtherWorker> Look(IReadOnlyList<OtherWorker> others)
    {
        var now = time.GetTimestamp();
        foreach (var gone in seen.Keys.Except(others.Select(one => one.Id)).ToArray())
            seen.Remove(gone);
        foreach (var other in others.Where(one => !seen.TryGetValue(one.Id, out var last) || last.Beats != one.Beats))
            seen[other.Id] = (other.Beats, now);
        return [.. others.Where(one => time.GetElapsedTime(seen[one.Id].Since, now) >= (one.HasSession ? stuckAfter : deadAfter))];
    }

    /// <summary>Begins anew: while the database was away, nobody could beat.</summary>
    public void Forget() => seen.Clear();
}
