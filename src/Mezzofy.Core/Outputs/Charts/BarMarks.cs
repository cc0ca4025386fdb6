using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Grouped and stacked bars.</summary>
internal static class BarMarks
{
    private const double MaxBarWidth = 46;
    private const int MaxLabelled = 14;

    public static void DrawGrouped(SvgCanvas canvas, Plot plot, ChartData data)
    {
        var bar = Math.Min(MaxBarWidth, plot.Slot * 0.76 / data.Series.Count);
        var labelled = data.Series.Count * data.Categories.Count <= MaxLabelled;
        for (var category = 0; category < data.Categories.Count; category++)
        {
            var first = plot.X(category) + ((plot.Slot - (bar * data.Series.Count)) / 2);
            for (var series = 0; series < data.Series.Count; series++)
            {
                if (data.Series[series].Values[category] is { } value)
                {
                    var x = first + (bar * series);
                    DrawBar(canvas, plot, x, bar, 0, value, series);
                    DrawLabel(canvas, plot, labelled, x + (bar / 2), value);
                }
            }
        }

        plot.DrawZeroLine();
    }

    public static void DrawStacked(SvgCanvas canvas, Plot plot, ChartData data)
    {
        var bar = Math.Min(MaxBarWidth, plot.Slot * 0.66);
        for (var category = 0; category < data.Categories.Count; category++)
        {
            var (up, down) = (0d, 0d);
            for (var series = 0; series < data.Series.Count; series++)
            {
                if (data.Series[series].Values[category] is { } value)
                {
                    var from = value < 0 ? down : up;
                    DrawBar(canvas, plot, plot.X(category) + ((plot.Slot - bar) / 2), bar, from, from + value, series);
                    (up, down) = value < 0 ? (up, down + value) : (up + value, down);
                }
            }
        }

        plot.DrawZeroLine();
    }

    private static void DrawBar(SvgCanvas canvas, Plot plot, double x, double width, double from, double to, int series)
    {
        var (top, bottom) = (Math.Min(plot.Y(from), plot.Y(to)), Math.Max(plot.Y(from), plot.Y(to)));
        var gap = width > 6 ? 1 : 0;
        canvas.Rectangle(x + gap, top, width - (2 * gap), bottom - top, BrandColours.ForSeries(series), width > 12 ? 1.5 : 0);
    }

    private static void DrawLabel(SvgCanvas canvas, Plot plot, bool labelled, double x, double value)
    {
        if (labelled)
        {
            var y = value < 0 ? plot.Y(value) + 11 : plot.Y(value) - 4;
            canvas.Text(CompactNumber.Format(value), x, y, new SvgText(9, BrandColours.Text, "middle"));
        }
    }
}
