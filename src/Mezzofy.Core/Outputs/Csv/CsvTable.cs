using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Csv;

/// <summary>Brings all tables of a report into one.</summary>
internal static class CsvTable
{
    /// <summary>The header, then the rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Lines(ReportDocument report)
    {
        var labels = ReportLabels.For(report.Language);
        var tables = Tables(report, labels);
        return tables.Count == 1 ? One(tables[0].Table) : Several(tables, labels);
    }

    private static List<(string Section, TableBlock Table)> Tables(ReportDocument report, ReportLabels labels)
    {
        var blocks = report.Sections.SelectMany(section => section.Blocks.Select(block => (section.Heading, Block: block))).ToList();
        var tables = blocks.Where(item => item.Block is TableBlock).Select(item => (item.Heading, (TableBlock)item.Block)).ToList();
        if (tables.Count == 0)
        {
            tables = [.. blocks.Where(item => item.Block is ChartBlock).Select(item => (item.Heading, ChartTable.From((ChartBlock)item.Block, labels)))];
        }

        return tables.Count > 0 ? tables : [("", KeyFigures(report, labels))];
    }

    private static TableBlock KeyFigures(ReportDocument report, ReportLabels labels) => new(
        labels.KeyFigures,
        [new TableColumn(labels.Figure), new TableColumn(labels.Value), new TableColumn(labels.Change)],
        [.. report.KeyFigures.Select(figure => new TableRow([figure.Label, figure.Value, figure.Change]))]);

    private static IEnumerable<IReadOnlyList<string>> One(TableBlock table)
    {
        yield return [.. table.Columns.Select(column => Field(column.Header))];
        foreach (var row in table.Rows)
        {
            yield return [.. table.Columns.Select((_, index) => Field(row, table, index))];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Several(List<(string Section, TableBlock Table)> tables, ReportLabels labels)
    {
        var headers = new List<string>();
        var places = tables.Select(item => Place(item.Table, headers)).ToList();
        yield return [labels.Section, labels.Table, .. headers];
        for (var index = 0; index < tables.Count; index++)
        {
            var (section, table) = tables[index];
            // Among the rows of other tables a total is taken for one of them.
            foreach (var row in table.Rows.Where(row => row.Style is not RowStyle.Total))
            {
                var line = Enumerable.Repeat("", headers.Count + 2).ToArray();
                (line[0], line[1]) = (Field(section), Field(table.Caption));
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    line[places[index][column] + 2] = Field(row, table, column);
                }

                yield return line;
            }
        }
    }

    // Where each column goes; the second column of one header in one table is a second column of the file.
    private static List<int> Place(TableBlock table, List<string> headers)
    {
        var places = new List<int>();
        foreach (var column in table.Columns)
        {
            var header = Field(column.Header);
            var place = Enumerable.Range(0, headers.Count).FirstOrDefault(index => headers[index] == header && !places.Contains(index), -1);
            if (place < 0)
            {
                place = headers.Count;
                headers.Add(header);
            }

            places.Add(place);
        }

        return places;
    }

    private static string Field(TableRow row, TableBlock table, int column)
    {
        var cell = TableShape.Cell(row, column);
        var text = CellFormat.Raw(cell, table.Columns[column].Kind);
        return cell.Number is null ? CsvFormula.Neutralise(text) : text;
    }

    private static string Field(string? text) => CsvFormula.Neutralise(PlainText.Clean(text));
}
