using System.Globalization;

namespace Mezzofy.Bench.Http;

/// <summary>Latencies of one lane, in milliseconds.</summary>
internal sealed class Percentiles(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public int Count => sorted.Length;

    public double At(double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"| {Count} | {At(0.5):0.0} ms | {At(0.9):0.0} ms | {At(0.99):0.0} ms | {sorted.LastOrDefault():0.0} ms |");
}
