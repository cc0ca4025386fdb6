using System.Globalization;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Numbers short enough for an axis: <c>1.2M</c>, <c>350K</c>, <c>0.25</c>.</summary>
internal static class CompactNumber
{
    /// <summary>Writes a number with a suffix from ten thousand on.</summary>
    public static string Format(double value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            0 => "0",
            >= 1e15 => value.ToString("0.#E+0", CultureInfo.InvariantCulture),
            >= 999_950_000 => Scaled(value, 1e9, "B"),
            >= 999_950 => Scaled(value, 1e6, "M"),
            >= 10_000 => Scaled(value, 1e3, "K"),
            >= 1 => value.ToString("#,##0.##", CultureInfo.InvariantCulture),
            >= 1e-4 => value.ToString("0.####", CultureInfo.InvariantCulture),
            _ => value.ToString("0.#E+0", CultureInfo.InvariantCulture),
        };
    }

    private static string Scaled(double value, double by, string suffix) =>
        (value / by).ToString(Math.Abs(value / by) >= 100 ? "#,##0.#" : "0.##", CultureInfo.InvariantCulture) + suffix;
}
