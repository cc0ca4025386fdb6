using System.Globalization;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>Lays out a table for the page.</summary>
internal static class TablePage
{
    /// <summary>More columns than this are set smaller.</summary>
    private const int DenseColumns = 8;

    /// <summary>More columns than this turn the page.</summary>
    private const int WideColumns = 11;
    private const int DensestColumns = 18;

    /// <summary>At most so many rows stay on one page together, so that a statement is seen whole.</summary>
    private const int ShortRows = 28;

    /// <summary>At most so many fit on one page when they are set closer: better than a few rows on a page of their own.</summary>
    private const int CloseRows = 44;

    /// <summary>A cell's share of the paper; a statement is no place for a book in a cell.</summary>
    private const int MaxCellLength = 4000;

    public static bool IsWide(TableBlock table) => table.Columns.Count > WideColumns;

    public static TableModel Model(TableBlock table, ReportLabels labels)
    {
        var columns = table.Columns.Select(column => new ColumnModel(PlainText.OneLine(column.Header), ColumnClasses(column.Kind))).ToList();
        var rows = table.Rows.Select((row, index) => Row(table, row, index, labels)).ToList();
        var caption = PlainText.OneLine(table.Caption);
        return new TableModel("table", TableClasses(table), caption.Length == 0 ? null : caption, columns, rows);
    }

    private static string TableClasses(TableBlock table)
    {
        var density = table.Columns.Count > DensestColumns ? "densest" : table.Columns.Count > DenseColumns ? "dense" : "";
        var isPlain = table.Rows.Sum(row => row.Cells.Max(cell => cell?.Text?.Length) ?? 0) < 2400;
        var kept = !isPlain ? "" : table.Rows.Count <= ShortRows ? "short" : table.Rows.Count <= CloseRows && density.Length == 0 ? "short close" : "";
        return $"{density} {kept}".Trim();
    }

    private static RowModel Row(TableBlock table, TableRow row, int index, ReportLabels labels)
    {
        var cells = Enumerable.Range(0, table.Columns.Count)
            .Select(column => Cell(TableShape.Cell(row, column), table.Columns[column].Kind, labels))
            .ToList();

        // The first row and the last stay with a neighbour, so that neither stands alone on a page.
        var keep = index == 0 || index == table.Rows.Count - 2 ? "keep" : "";
        return new RowModel($"{(row.Style == RowStyle.Normal ? "" : row.Style.ToString().ToLowerInvariant())} {keep}".Trim(), cells);
    }

    private static CellModel Cell(TableCell cell, ColumnKind kind, ReportLabels labels)
    {
        var text = CellFormat.Display(cell, kind);
        var negative = kind == ColumnKind.Money && text.EndsWith(')') ? " negative" : "";
        return new CellModel(Cut(text, labels), ColumnClasses(kind) + negative);
    }

    private static string Cut(string text, ReportLabels labels)
    {
        if (text.Length <= MaxCellLength)
        {
            return text;
        }

        var kept = PlainText.StringInfoPrefix(text, MaxCellLength);
        return kept + string.Format(CultureInfo.InvariantCulture, labels.Cut, text.Length - kept.Length);
    }

    private static string ColumnClasses(ColumnKind kind) =>
        !CellFormat.IsNumeric(kind) ? "" : kind == ColumnKind.Money ? "number money" : "number";
}
