using System.Globalization;
using System.Text.Json;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Writes figures of a query.</summary>
internal static class FigureFormat
{
    private static readonly Wording Hours = new("{0} hours", "{0}小时", "{0} jam");
    private static readonly Wording OfFive = new("{0} of 5", "{0}（满分5）", "{0} daripada 5");
    private static readonly Wording Points = new("{0} points", "{0}个百分点", "{0} mata peratusan");

    /// <summary>In a cell, whose heading names the unit.</summary>
    public static string Cell(JsonElement cell, FigureUnit unit, string language) => cell.ValueKind switch
    {
        JsonValueKind.Number => Number(cell, unit),
        JsonValueKind.String when unit == FigureUnit.Month && DateOnly.TryParseExact(cell.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => PeriodText.ShortMonth(day, language),
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Null => "–",
        _ => cell.GetRawText(),
    };

    /// <summary>By itself, with its unit.</summary>
    public static string Alone(string cell, FigureUnit unit, string language) => cell == "–" ? cell : unit switch
    {
        FigureUnit.Money => $"SGD {cell}",
        FigureUnit.Hours => Hours.In(language, cell),
        FigureUnit.Score => OfFive.In(language, cell),
        _ => cell,
    };

    /// <summary>The change from one figure to a later one: in per cent, of shares in points; null when there is none to tell.</summary>
    public static string? Change(decimal? before, decimal? after, FigureUnit unit, string language)
    {
        if (before is not { } from || after is not { } to)
        {
            return null;
        }

        return unit is FigureUnit.Percent or FigureUnit.Return ? Points.In(language, Signed((to - from) * 100, "0.0"))
            : unit is FigureUnit.Score ? Signed(to - from, "0.00")
            : from == 0 ? null
            : $"{Signed((to - from) / Math.Abs(from) * 100, "0.0")}%";
    }

    private static string Signed(decimal number, string format) => number.ToString($"+{format};-{format};{format}", CultureInfo.InvariantCulture);

    private static string Number(JsonElement cell, FigureUnit unit)
    {
        var number = cell.TryGetDecimal(out var exact) ? exact : (decimal)cell.GetDouble();
        var format = unit switch
        {
            FigureUnit.Count => "N0",
            FigureUnit.Money or FigureUnit.Score => "N2",
            FigureUnit.Hours => "N1",
            FigureUnit.Percent or FigureUnit.Return => "P1",
            _ => number != decimal.Truncate(number) ? "N2" : number is > 1900 and < 2200 ? "0" : "N0",
        };
        return format == "P1" ? $"{(number * 100).ToString("N1", CultureInfo.InvariantCulture)}%" : number.ToString(format, CultureInfo.InvariantCulture);
    }
}
