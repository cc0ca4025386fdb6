using System.Globalization;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>Short ways to write the parts of a report in its language.</summary>
internal sealed class ReportTables(string language)
{
    /// <summary>A section.</summary>
    public ReportSection Section(Term heading, params ReportBlock?[] blocks) => new(heading.In(language), [.. blocks.OfType<ReportBlock>()]);

    /// <summary>A table, or a sentence in its place when it has no rows.</summary>
    public ReportBlock Table(IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows, Term whenEmpty, string? caption = null)
    {
        var all = rows.ToList();
        return all.Exists(row => row.Style != RowStyle.Total) ? new TableBlock(caption, columns, all) : new TextBlock(whenEmpty.In(language));
    }

    /// <summary>A day in a cell, the same in every language.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public TableColumn Text(Term header) => new(header.In(language));

    public TableColumn Number(Term header) => new(header.In(language), ColumnKind.Number);

    public TableColumn Money(Term header) => new($"{header.In(language)} (SGD)", ColumnKind.Money);

    public TableColumn Percent(Term header) => new(header.In(language), ColumnKind.Percent);

    public TableColumn Date(Term header) => new(header.In(language), ColumnKind.Date);

    public static TableRow Row(params TableCell[] cells) => new(cells);

    /// <summary>The row of totals; the first cell says so.</summary>
    public TableRow Total(params TableCell[] cells) => new([CommonTerms.Total.In(language), .. cells], RowStyle.Total);
}
