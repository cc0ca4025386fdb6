using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Names the series above the chart, in as many rows as it takes.</summary>
internal static class Legend
{
    private const double FontSize = 10.5;
    private const double RowHeight = 17;
    private const double MaxNameWidth = 190;

    /// <summary>Draws it from the top and gives the height it took; one series needs none.</summary>
    public static double Draw(SvgCanvas canvas, IReadOnlyList<ChartLine> series)
    {
        if (series.Count < 2)
        {
            return 0;
        }

        var (x, y) = (0d, 11d);
        for (var index = 0; index < series.Count; index++)
        {
            var name = TextWidth.Fit(series[index].Name, MaxNameWidth, FontSize);
            var width = 15 + TextWidth.Of(name, FontSize) + 16;
            if (x > 0 && x + width > canvas.Width)
            {
                (x, y) = (0, y + RowHeight);
            }

            canvas.Rectangle(x, y - 8.5, 10, 10, BrandColours.ForSeries(index), 2);
            canvas.Text(name, x + 15, y, new SvgText(FontSize, BrandColours.Text));
            x += width;
        }

        return y + 10;
    }
}
