namespace Mezzofy.Core.Outputs.Text;

/// <summary>A chart as the table behind it, for formats that draw none.</summary>
internal static class ChartTable
{
    public static TableBlock From(ChartBlock chart, ReportLabels labels)
    {
        var unit = string.IsNullOrWhiteSpace(chart.Unit) ? "" : $" ({chart.Unit})";
        return new TableBlock(
            $"{chart.Title}{unit}",
            [new TableColumn(labels.Category), .. chart.Series.Select(series => new TableColumn(series.Name, ColumnKind.Number))],
            [.. chart.Categories.Select((category, index) => Row(chart, category, index))]);
    }

    private static TableRow Row(ChartBlock chart, string category, int index) =>
        new([category, .. chart.Series.Select(series => new TableCell(null, index < series.Values.Count ? series.Values[index] : null))]);
}
