using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Mezzofy.Core.Outputs.Brand;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Documents.Docx;

/// <summary>Tables: the header repeats on every page, no row breaks, numbers stand right.</summary>
internal static class DocxTable
{
    private const int TextWidth = 9700;

    /// <summary>The caption, the table and the gap after it.</summary>
    public static IEnumerable<OpenXmlElement> Of(TableBlock table)
    {
        if (PlainText.OneLine(table.Caption) is { Length: > 0 } caption)
        {
            yield return DocxText.Styled("Caption", caption);
        }

        if (table.Columns.Count > 0)
        {
            yield return Table(table);
            yield return new Paragraph();
        }
    }

    private static Table Table(TableBlock table)
    {
        var width = TextWidth / table.Columns.Count;
        var made = new Table(
            new TableProperties(new DocumentFormat.OpenXml.Wordprocessing.TableStyle { Val = "MezzofyTable" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(table.Columns.Select(_ => new GridColumn { Width = $"{width}" })));
        made.Append(Row(table.Columns.Select(column => Cell(PlainText.OneLine(column.Header), column.Kind, true, true)), new TableHeader()));
        foreach (var row in table.Rows)
        {
            var isStrong = row.Style != RowStyle.Normal;
            made.Append(Row(table.Columns.Select((column, index) =>
                Cell(CellFormat.Display(TableShape.Cell(row, index), column.Kind), column.Kind, isStrong, row.Style == RowStyle.Heading)), null));
        }

        return made;
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableRow Row(IEnumerable<DocumentFormat.OpenXml.Wordprocessing.TableCell> cells, TableHeader? header)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header is not null)
        {
            properties.Append(header);
        }

        var row = new DocumentFormat.OpenXml.Wordprocessing.TableRow(properties);
        row.Append(cells);
        return row;
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableCell Cell(string text, ColumnKind kind, bool isStrong, bool isShaded)
    {
        var cell = new DocumentFormat.OpenXml.Wordprocessing.TableCell();
        if (isShaded)
        {
            cell.Append(new TableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = BrandColours.Surface.TrimStart('#').ToUpperInvariant() }));
        }

        var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = "TableText" });
        if (CellFormat.IsNumeric(kind))
        {
            paragraph.Append(new Justification { Val = JustificationValues.Right });
        }

        cell.Append(new Paragraph(paragraph, DocxText.Run(text, isStrong)));
        return cell;
    }
}
