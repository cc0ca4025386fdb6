using System.Globalization;
using Mezzofy.Core.Outputs.Brand;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>A ring with its total in the middle and its parts named beside it, largest first, the smallest gathered as "other".</summary>
internal static class PieMarks
{
    private const int MaxSlices = 8;
    private const double Radius = 92;
    private const double Hole = 54;
    private const double CentreX = 120;
    private const double RowHeight = 23;

    public static void Draw(SvgCanvas canvas, ChartData data, string? unit, ReportLabels labels)
    {
        var slices = Slices(data, labels);
        var total = slices.Sum(slice => slice.Value);
        canvas.Height = Math.Max((2 * Radius) + 16, (slices.Count * RowHeight) + 16);
        var centreY = canvas.Height / 2;
        var angle = -Math.PI / 2;
        for (var index = 0; index < slices.Count; index++)
        {
            var sweep = slices[index].Value / total * 2 * Math.PI;
            canvas.Path(Ring(CentreX, centreY, angle, sweep), BrandColours.ForSeries(index));
            angle += sweep;
        }

        canvas.Text(CompactNumber.Format(total), CentreX, centreY + 3, new SvgText(18, BrandColours.Ink, "middle", Bold: true));
        canvas.Text(PlainText.OneLine(unit ?? labels.Total, 14), CentreX, centreY + 19, new SvgText(10, BrandColours.Muted, "middle"));
        DrawLegend(canvas, slices, total);
    }

    private static List<(string Name, double Value)> Slices(ChartData data, ReportLabels labels)
    {
        var parts = data.Categories.Zip(data.Series[0].Values, (name, value) => (Name: name, Value: value ?? 0))
            .Where(part => part.Value > 0)
            .OrderByDescending(part => part.Value)
            .ToList();
        return parts.Count <= MaxSlices
            ? parts
            : [.. parts.Take(MaxSlices - 1), (labels.Other, parts.Skip(MaxSlices - 1).Sum(part => part.Value))];
    }

    private static string Ring(double x, double y, double from, double sweep)
    {
        // A full circle has no ends for an arc to join: stop just short of it.
        var to = from + Math.Min(sweep, (2 * Math.PI) - 1e-4);
        var large = to - from > Math.PI ? 1 : 0;
        return $"M{At(Radius, from)}A{Radius} {Radius} 0 {large} 1 {At(Radius, to)}L{At(Hole, to)}A{Hole} {Hole} 0 {large} 0 {At(Hole, from)}Z";

        string At(double r, double a) => $"{SvgCanvas.N(x + (r * Math.Cos(a)))} {SvgCanvas.N(y + (r * Math.Sin(a)))}";
    }

    private static void DrawLegend(SvgCanvas canvas, List<(string Name, double Value)> slices, double total)
    {
        var left = CentreX + Radius + 44;
        var y = ((canvas.Height - (slices.Count * RowHeight)) / 2) + 15;
        for (var index = 0; index < slices.Count; index++, y += RowHeight)
        {
            var (name, value) = slices[index];
            canvas.Rectangle(left, y - 9, 10, 10, BrandColours.ForSeries(index), 2);
            canvas.Text(TextWidth.Fit(name, 210, 11), left + 17, y, new SvgText(11, BrandColours.Text));
            canvas.Text(CompactNumber.Format(value), canvas.Width - 58, y, new SvgText(11, BrandColours.Text, "end"));
            var share = (value / total).ToString("0.0%", CultureInfo.InvariantCulture);
            canvas.Text(share, canvas.Width - 4, y, new SvgText(11, BrandColours.Muted, "end"));
        }
    }
}
