using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>A chart's numbers made regular: every series has a value or a gap for every category.</summary>
internal sealed record ChartData(ChartKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<ChartLine> Series)
{
    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => Categories.Count == 0 || Series.All(series => series.Values.All(value => value is null));

    /// <summary>Reads a block. A pie that cannot be one (negative parts, nothing positive) becomes bars.</summary>
    public static ChartData From(ChartBlock chart)
    {
        var categories = chart.Categories.Select(category => PlainText.OneLine(category)).ToList();
        var series = chart.Series.Select(series => Regular(series, categories.Count)).ToList();
        return new ChartData(KindOf(chart.Kind, series), categories, series);
    }

    /// <summary>The values that the axis must hold; stacked ones are sums.</summary>
    public IEnumerable<double> Extremes()
    {
        var columns = Enumerable.Range(0, Categories.Count)
            .Select(index => Series.Select(series => series.Values[index]).OfType<double>().ToList());
        return Kind == ChartKind.StackedBar
            ? columns.SelectMany(column => new[] { column.Where(value => value > 0).Sum(), column.Where(value => value < 0).Sum() })
            : columns.SelectMany(column => column);
    }

    private static ChartLine Regular(ChartSeries series, int count) =>
        new(PlainText.OneLine(series.Name), [.. Enumerable.Range(0, count).Select(index => (double?)series.Values.ElementAtOrDefault(index))]);

    private static ChartKind KindOf(ChartKind kind, List<ChartLine> series)
    {
        var parts = series.SelectMany(line => line.Values).OfType<double>().ToList();
        var isWhole = series.Count == 1 && parts.All(part => part >= 0) && parts.Sum() > 0;
        return kind == ChartKind.Pie && !isWhole ? ChartKind.Bar : kind;
    }
}

/// <summary>A series with a value or a gap for every category.</summary>
internal sealed record ChartLine(string Name, IReadOnlyList<double?> Values);
