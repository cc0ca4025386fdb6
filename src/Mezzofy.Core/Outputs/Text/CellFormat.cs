using System.Globalization;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>How cells are written, for people and for programs.</summary>
internal static class CellFormat
{
    /// <summary>
    /// For people: thousands in groups; money with two decimals and negatives in parentheses; percentages with one decimal.
    /// Text wins over a number, nothing is an empty cell.
    /// </summary>
    public static string Display(TableCell cell, ColumnKind kind) =>
        cell.Text is not null ? PlainText.Clean(cell.Text) : cell.Number is { } number ? Display(number, kind) : "";

    /// <summary>For programs: no grouping, a point, a percentage as a fraction of six decimals. The number wins over text.</summary>
    public static string Raw(TableCell cell, ColumnKind kind) =>
        cell.Number is not { } number ? PlainText.Clean(cell.Text) : number.ToString(RawFormat(kind), CultureInfo.InvariantCulture);

    /// <summary>Whether a column holds numbers, which stand right.</summary>
    public static bool IsNumeric(ColumnKind kind) => kind is ColumnKind.Number or ColumnKind.Money or ColumnKind.Percent;

    private static string RawFormat(ColumnKind kind) => kind switch
    {
        ColumnKind.Money => "0.00",
        ColumnKind.Percent => "0.######",
        _ => "0.############################",
    };

    private static string Display(decimal number, ColumnKind kind) => kind switch
    {
        ColumnKind.Money => Money(number),
        ColumnKind.Percent => Percent(number),
        _ => number.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };

    private static string Money(decimal number)
    {
        var rounded = Math.Round(number, 2, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("#,##0.00", CultureInfo.InvariantCulture);
        return rounded < 0 ? $"({digits})" : digits;
    }

    // Not decimal's own percent format: the largest decimals would overflow when they are multiplied.
    private static string Percent(decimal number)
    {
        if (Math.Abs(number) > 1e20m)
        {
            return ((double)number * 100).ToString("0.0E+0'%'", CultureInfo.InvariantCulture);
        }

        var rounded = Math.Round(number * 100, 1, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0.0%" : rounded.ToString("#,##0.0'%'", CultureInfo.InvariantCulture);
    }
}
