namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>
/// A stream of numbers that is the same on every machine and in every version of .NET (SplitMix64). Each thing that is generated draws
/// from a stream of its own, named by what it is for, so that nothing shifts when something else is added.
/// </summary>
internal sealed class DemoRandom
{
    private const ulong Seed = 0x4d65_7a7a_6f66_7931;
    private ulong state;

    public DemoRandom(string purpose, long number = 0)
    {
        state = Seed ^ (ulong)(number * -7046029254386353131);
        foreach (var character in purpose)
        {
            state = (state ^ character) * 0x100000001b3;
        }

        Next();
    }

    /// <summary>0 up to, not including, the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Both bounds included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool Permille(int chance) => Below(1000) < chance;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the items, each as often as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<(T Item, int Weight)> items)
    {
        var rest = Below(items.Sum(item => item.Weight));
        foreach (var (item, weight) in items)
        {
            if ((rest -= weight) < 0)
            {
                return item;
            }
        }

        return items[^1].Item;
    }

    /// <summary>An amount near another, at most so many per cent away, rounded to whole units.</summary>
    public decimal Near(decimal amount, int percent) =>
        Math.Round(amount * (100 + Between(-percent, percent)) / 100, 0, MidpointRounding.AwayFromZero);

    /// <summary>An amount near another, to the cent.</summary>
    public decimal NearCents(decimal amount, int percent) =>
        Math.Round(amount * (10_000 + Between(-percent * 100, percent * 100)) / 10_000, 2, MidpointRounding.AwayFromZero);

    private ulong Next()
    {
        state += 0x9e3779b97f4a7c15;
        var value = state;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
