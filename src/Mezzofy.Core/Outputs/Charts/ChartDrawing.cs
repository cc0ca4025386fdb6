using Mezzofy.Core.Outputs.Brand;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Draws a chart as SVG that stands in a page as it is.</summary>
internal static class ChartDrawing
{
    private const double Width = 640;

    public static string ToSvg(ChartBlock chart, ReportLabels labels)
    {
        var canvas = new SvgCanvas(Width, 60);
        var data = ChartData.From(chart);
        if (data.IsEmpty)
        {
            canvas.Text(labels.NoData, Width / 2, 34, new SvgText(12, BrandColours.Muted, "middle"));
        }
        else if (data.Kind == ChartKind.Pie)
        {
            PieMarks.Draw(canvas, data, chart.Unit, labels);
        }
        else
        {
            DrawOnAxes(canvas, data, chart.Unit);
        }

        return canvas.ToSvg(chart.Title);
    }

    private static void DrawOnAxes(SvgCanvas canvas, ChartData data, string? unit)
    {
        var plot = Plot.Draw(canvas, data, unit, Legend.Draw(canvas, data.Series));
        switch (data.Kind)
        {
            case ChartKind.Line:
                LineMarks.Draw(canvas, plot, data);
                break;
            case ChartKind.StackedBar:
                BarMarks.DrawStacked(canvas, plot, data);
                break;
            default:
                BarMarks.DrawGrouped(canvas, plot, data);
                break;
        }
    }
}
