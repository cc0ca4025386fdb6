using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>The area between the axes: draws them, and tells where a value lies.</summary>
internal sealed class Plot
{
    private const double PlotHeight = 190;
    private const double FontSize = 10;
    private readonly SvgCanvas canvas;
    private readonly double left;
    private readonly double top;
    private readonly double width;

    private Plot(SvgCanvas canvas, AxisScale scale, double left, double top, int slots)
    {
        (this.canvas, Scale, this.left, this.top) = (canvas, scale, left, top);
        width = canvas.Width - left - 4;
        Slot = width / slots;
    }

    public AxisScale Scale { get; }

    /// <summary>The width that one category has.</summary>
    public double Slot { get; }

    public static Plot Draw(SvgCanvas canvas, ChartData data, string? unit, double top)
    {
        var scale = AxisScale.For(data.Extremes());
        var ticks = scale.Ticks.Select(CompactNumber.Format).ToList();
        var unitHeight = string.IsNullOrWhiteSpace(unit) ? 0 : 16;
        var axisWidth = ticks.Max(tick => TextWidth.Of(tick, FontSize)) + 10;
        var overhang = new CategoryLabels(data.Categories, canvas.Width - axisWidth - 4).Overhang;
        var plot = new Plot(canvas, scale, Math.Max(axisWidth, Math.Min(overhang, 90)), top + unitHeight + 8, data.Categories.Count);
        var labels = new CategoryLabels(data.Categories, plot.width);
        canvas.Height = plot.top + PlotHeight + labels.Height;
        plot.DrawUnit(unit, top);
        plot.DrawGrid();
        labels.Draw(canvas, plot.left, plot.top + PlotHeight);
        return plot;
    }

    public double X(int category) => left + (Slot * category);

    public double Y(double value) => top + (PlotHeight * (1 - Scale.Position(value)));

    /// <summary>The line at zero, over the bars, where bars go both ways.</summary>
    public void DrawZeroLine()
    {
        if (Scale.Min < 0)
        {
            canvas.Line(left, Y(0), left + width, Y(0), BrandColours.Muted, 1.2);
        }
    }

    private void DrawUnit(string? unit, double y)
    {
        if (!string.IsNullOrWhiteSpace(unit))
        {
            canvas.Text(TextWidth.Fit(unit, width / 2, FontSize), 0, y + 10, new SvgText(FontSize, BrandColours.Muted, Bold: true));
        }
    }

    private void DrawGrid()
    {
        foreach (var tick in Scale.Ticks)
        {
            var y = Y(tick);
            var isBase = Math.Abs(tick) < Scale.Step / 1000;
            canvas.Line(left, y, left + width, y, isBase ? BrandColours.Muted : BrandColours.Line, isBase ? 1 : 0.8);
            canvas.Text(CompactNumber.Format(isBase ? 0 : tick), left - 7, y + 3.5, new SvgText(FontSize, BrandColours.Muted, "end"));
        }
    }
}
