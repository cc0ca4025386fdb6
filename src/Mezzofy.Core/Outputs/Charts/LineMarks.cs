using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Lines, interrupted where a value is missing; a value alone between gaps is a dot.</summary>
internal static class LineMarks
{
    private const int MaxDotted = 24;

    public static void Draw(SvgCanvas canvas, Plot plot, ChartData data)
    {
        plot.DrawZeroLine();
        for (var series = 0; series < data.Series.Count; series++)
        {
            var colour = BrandColours.ForSeries(series);
            foreach (var run in Runs(data.Series[series].Values))
            {
                var points = run.Select(point => (X: plot.X(point.Category) + (plot.Slot / 2), Y: plot.Y(point.Value))).ToList();
                if (points.Count > 1)
                {
                    canvas.Polyline(points, colour);
                }

                foreach (var (x, y) in points.Where(_ => points.Count == 1 || data.Categories.Count <= MaxDotted))
                {
                    canvas.Circle(x, y, 3, colour);
                }
            }
        }
    }

    private static List<List<(int Category, double Value)>> Runs(IReadOnlyList<double?> values)
    {
        List<List<(int, double)>> runs = [];
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not { } value)
            {
                continue;
            }

            if (index == 0 || values[index - 1] is null)
            {
                runs.Add([]);
            }

            runs[^1].Add((index, value));
        }

        return runs;
    }
}
