using System.Text;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Documents;

/// <summary>A report as CommonMark with pipe tables (GitHub Flavored Markdown, 4.10); charts as the tables behind them.</summary>
internal sealed class MarkdownRenderer : IReportRenderer
{
    /// <inheritdoc/>
    public string Format => "markdown";

    /// <inheritdoc/>
    public Task<RenderedFile> RenderAsync(ReportDocument report, CancellationToken cancellationToken)
    {
        TableShape.Require(report);
        var labels = ReportLabels.For(report.Language);
        var text = new StringBuilder();
        WriteHead(text, report, labels);
        var level = "##";
        foreach (var section in report.Sections)
        {
            level = section.Part is null ? level : "###";
            Paragraph(text, section.Part is { } part ? $"## {Line(part)}" : "");
            Paragraph(text, $"{level} {Line(section.Heading)}");
            foreach (var block in section.Blocks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteBlock(text, block, labels);
            }
        }

        WriteSources(text, report, labels);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Task.FromResult(new RenderedFile(SafeFileName.FromStem(report.FileStem, "md"), "text/markdown", bytes));
    }

    private static void WriteHead(StringBuilder text, ReportDocument report, ReportLabels labels)
    {
        Paragraph(text, $"# {Line(report.Title)}");
        Paragraph(text, Line(report.Subtitle) is { Length: > 0 } subtitle ? $"**{subtitle}**" : "");
        Paragraph(text, Line(report.PreparedFor) is { Length: > 0 } reader ? $"{labels.PreparedFor}: {reader}" : "");
        Paragraph(text, report.AsOf is { } asOf ? $"{labels.AsOf}: {asOf:yyyy-MM-dd HH:mm zzz}" : "");
        foreach (var figure in report.KeyFigures)
        {
            var change = Line(figure.Change);
            text.Append($"- {Line(figure.Label)}: **{Line(figure.Value)}**{(change.Length == 0 ? "" : $" ({change})")}\n");
        }

        text.Append(report.KeyFigures.Count > 0 ? "\n" : "");
    }

    private static void WriteBlock(StringBuilder text, ReportBlock block, ReportLabels labels)
    {
        switch (block)
        {
            case TextBlock paragraph:
                Paragraph(text, SafeMarkdown.Clean(paragraph.Markdown).Trim());
                break;
            case TableBlock table:
                WriteTable(text, table);
                break;
            case ChartBlock chart:
                WriteTable(text, ChartTable.From(chart, labels));
                break;
            default:
                throw new NotSupportedException($"Markdown has no place for {block.GetType().Name}.");
        }
    }

    private static void WriteTable(StringBuilder text, TableBlock table)
    {
        Paragraph(text, Line(table.Caption) is { Length: > 0 } caption ? $"**{caption}**" : "");
        if (table.Columns.Count == 0)
        {
            return;
        }

        WriteRow(text, table.Columns.Select(column => Line(column.Header)));
        WriteRow(text, table.Columns.Select(column => CellFormat.IsNumeric(column.Kind) ? "---:" : ":---"));
        foreach (var row in table.Rows)
        {
            WriteRow(text, table.Columns.Select((column, index) => Cell(TableShape.Cell(row, index), column.Kind, row.Style)));
        }

        text.Append('\n');
    }

    private static string Cell(TableCell cell, ColumnKind kind, RowStyle style)
    {
        var content = Line(CellFormat.Display(cell, kind));
        return content.Length == 0 || style == RowStyle.Normal ? content : $"**{content}**";
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void WriteSources(StringBuilder text, ReportDocument report, ReportLabels labels)
    {
        if (report.Sources.Count > 0)
        {
            Paragraph(text, $"## {labels.Sources}");
            Paragraph(text, string.Join('\n', report.Sources.Select(source => $"- {Line(source)}")));
        }
    }

    private static void Paragraph(StringBuilder text, string content)
    {
        if (content.Length > 0)
        {
            text.Append(content).Append("\n\n");
        }
    }

    private static string Line(string? text) => SafeMarkdown.Escape(PlainText.OneLine(text));
}
