namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>How many more activities this process may run now.</summary>
internal sealed class ActivityRoom(int most)
{
    private int free = most;

    /// <summary>Takes up to so many places.</summary>
    /// <returns>How many were taken.</returns>
    public int Take(int wanted)
    {
        while (true)
        {
            var now = Volatile.Read(ref free);
            var taken = Math.Min(now, wanted);
            if (taken <= 0)
                return 0;
            if (Interlocked.CompareExchange(ref free, now - taken, now) == now)
                return taken;
        }
    }

    /// <summary>Gives places back.</summary>
    public void Give(int places) => Interlocked.Add(ref free, places);
}
