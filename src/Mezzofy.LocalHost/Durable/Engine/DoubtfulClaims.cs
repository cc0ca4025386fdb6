using System.Collections.Concurrent;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>
/// Claims of activities whose answer was lost: they may have been stored, and then their activities belong to this process, which does not
/// know of them. They are given back at every beat for a while, because the database may still be at it when it is first asked.
/// </summary>
internal sealed class DoubtfulClaims(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<Guid, long> claims = [];

    /// <summary>Those that may have been stored.</summary>
    public IReadOnlyCollection<Guid> All
    {
        get
        {
            foreach (var (claim, since) in claims)
            {
                if (time.GetElapsedTime(since) > Patience)
                    claims.TryRemove(claim, out _);
            }

            return claims.IsEmpty ? [] : [.. claims.Keys];
        }
    }

    /// <summary>A claim's answer was lost.</summary>
    public void Add(Guid claim) => claims[claim] = time.GetTimestamp();
}
