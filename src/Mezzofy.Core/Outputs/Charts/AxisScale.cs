namespace Mezzofy.Core.Outputs.Charts;

/// <summary>A value axis with round steps (1, 2, 2.5 or 5 times a power of ten) that holds all values.</summary>
internal sealed record AxisScale(double Min, double Max, double Step)
{
    private const int WantedSteps = 5;

    /// <summary>The values at which lines are drawn, lowest first.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((Max - Min) / Step);
            return Enumerable.Range(0, count + 1).Select(index => Min + (index * Step));
        }
    }

    /// <summary>A scale from the lowest to the highest value and zero.</summary>
    public static AxisScale For(IEnumerable<double> values)
    {
        var (low, high) = (0d, 0d);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (high - low <= double.Epsilon)
        {
            return new AxisScale(0, 1, 0.25);
        }

        var step = NiceStep((high - low) / WantedSteps);
        return new AxisScale(Math.Floor(Tidy(low / step)) * step, Math.Ceiling(Tidy(high / step)) * step, step);
    }

    /// <summary>Where a value lies between the ends, 0 to 1.</summary>
    public double Position(double value) => (value - Min) / (Max - Min);

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 2.5 ? 2.5 : factor <= 5 ? 5 : 10);
    }

    // 0.30000000000000004 / 0.1 must not ask for one more step.
    private static double Tidy(double steps) => Math.Round(steps, 9);
}
