namespace Mezzofy.Core.Outputs.Text;

/// <summary>Holds a report to its contract before it is rendered, so that no figure is dropped in silence.</summary>
internal static class TableShape
{
    /// <summary>Checks every table of the report.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: a row has more cells than its table has columns.</exception>
    public static void Require(ReportDocument report)
    {
        foreach (var table in report.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>())
        {
            var row = table.Rows.FirstOrDefault(row => row.Cells.Count > table.Columns.Count);
            if (row is not null)
            {
                throw ProblemException.Validation(
                    "rows", $"a row of table \"{PlainText.OneLine(table.Caption, 80)}\" has {row.Cells.Count} cells for {table.Columns.Count} columns.");
            }
        }
    }

    /// <summary>The cell of a column; a short row is filled with empty ones.</summary>
    public static TableCell Cell(TableRow row, int column) => column < row.Cells.Count ? row.Cells[column] ?? Empty : Empty;

    private static TableCell Empty { get; } = new(null, null);
}
