using System.Globalization;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;
using static Mezzofy.Core.CompanyData.Revenue.RevenueLabels;

namespace Mezzofy.Core.CompanyData.Revenue;

/// <summary>Writes revenue figures as a report and as the summary a model sees.</summary>
internal sealed class RevenueReport(RevenueFigures figures, Period asked, Period? compare, DateOnly today, string language)
{
    private const int Most = 15;
    private readonly string period = PeriodText.Describe(asked, language, today);

    /// <summary>The whole report, or the part of one dimension.</summary>
    public ReportDocument Document(RevenueDimension? by, string preparedFor, DateTimeOffset asOf)
    {
        var wanted = Enum.GetValues<RevenueDimension>().Where(one => by is null ? figures.Parts[one].Count > 1 : one == by);
        return new ReportDocument(
            Of("title", language), period, language, $"revenue_summary_{PeriodText.Stem(asked)}",
            [new ReportSection(Of("overview", language), [new TextBlock(string.Join("\n\n", Notes(by)))]), .. wanted.Select(Section)])
        {
            KeyFigures = Totals().ToList(),
            PreparedFor = preparedFor,
            AsOf = asOf,
            Sources = [Say("source", language, period)],
        };
    }

    /// <summary>The totals, and the largest members of the dimension that was asked for.</summary>
    public ReportSummary Summary(string reportId, ReportDocument report, RevenueDimension? by)
    {
        var largest = by is { } one ? figures.Parts[one].Take(10).Select(part => Figure(Name(one, part), part)) : [];
        return new ReportSummary(reportId, report.Title, report.Subtitle, [.. Totals(), .. largest]) { Notes = Notes(by) };
    }

    private IEnumerable<KeyFigure> Totals()
    {
        var total = figures.Total;
        var average = total.Orders == 0 ? 0 : total.Revenue / total.Orders;
        yield return Figure(Of("revenue", language), total);
        yield return Compared(Of("orders", language), ReportNumbers.Count(total.Orders), total.Orders, figures.OrdersBefore);
        yield return Compared(
            Of("average", language), ReportNumbers.Money(average), average, figures.OrdersBefore == 0 ? 0 : total.Before / figures.OrdersBefore);
        yield return new KeyFigure(Of("customers", language), ReportNumbers.Count(figures.Customers));
    }

    private KeyFigure Figure(string label, RevenuePart part) => Compared(label, ReportNumbers.Money(part.Revenue), part.Revenue, part.Before);

    private KeyFigure Compared(string label, string value, decimal now, decimal before)
    {
        var change = compare is null ? null : StatementTables.Change(now, before);
        return new KeyFigure(label, value, change is { } share ? ReportNumbers.Change(share) : null, change is null or 0 ? null : change > 0);
    }

    private List<string> Notes(RevenueDimension? by)
    {
        var notes = new List<string>();
        if (compare is not null)
        {
            notes.Add(Say("compared", language, PeriodText.Describe(compare, language)));
        }

        var dimension = by ?? RevenueDimension.Product;
        if (figures.Parts[dimension].MaxBy(part => part.Revenue) is { } top)
        {
            notes.Add(Say("top", language, Name(dimension, top), ReportNumbers.Money(top.Revenue)));
        }

        return notes;
    }

    private ReportSection Section(RevenueDimension dimension)
    {
        var parts = figures.Parts[dimension];
        var kind = dimension switch { RevenueDimension.Country => ChartKind.Pie, _ => ChartKind.Bar };
        var shown = dimension == RevenueDimension.Month ? parts : parts.Take(Most).ToList();
        var chart = new ChartBlock(
            Of($"by_{dimension}", language), kind, [.. shown.Select(part => Name(dimension, part))],
            [new ChartSeries(Of("revenue", language), [.. shown.Select(part => (decimal?)part.Revenue)])], "SGD");
        return new ReportSection(Of($"by_{dimension}", language), [chart, Table(dimension, parts, shown)]);
    }

    private TableBlock Table(RevenueDimension dimension, IReadOnlyList<RevenuePart> parts, IReadOnlyList<RevenuePart> shown)
    {
        // A month has no counterpart in the comparison period, which is other months.
        var compared = compare is not null && dimension != RevenueDimension.Month;
        var rows = shown.Select(part => Row(Name(dimension, part), part, compared, RowStyle.Normal)).ToList();
        if (parts.Count > shown.Count)
        {
            var rest = parts.Skip(shown.Count).ToList();
            var others = new RevenuePart(string.Empty, rest.Sum(part => part.Revenue), rest.Sum(part => part.Before), 0);
            rows.Add(Row($"{Of("others", language)} ({rest.Count})", others, compared, RowStyle.Normal));
        }

        rows.Add(Row(Of("total", language), figures.Total, compared, RowStyle.Total));
        List<TableColumn> columns =
        [
            new(Of(dimension.ToString(), language)), new($"{Of("revenue", language)} (SGD)", ColumnKind.Money), new(Of("share", language), ColumnKind.Percent),
        ];
        if (compared)
        {
            columns.Add(new TableColumn($"{Of("before", language)} (SGD)", ColumnKind.Money));
            columns.Add(new TableColumn(Of("change", language), ColumnKind.Percent));
        }

        return new TableBlock(null, columns, rows);
    }

    private TableRow Row(string name, RevenuePart part, bool compared, RowStyle style)
    {
        List<TableCell> cells = [name, part.Revenue, figures.Total.Revenue == 0 ? 0m : Math.Round(part.Revenue / figures.Total.Revenue, 4)];
        if (compared)
        {
            cells.AddRange([part.Before, StatementTables.Change(part.Revenue, part.Before)]);
        }

        return new TableRow(cells, style);
    }

    private string Name(RevenueDimension dimension, RevenuePart part) => dimension switch
    {
        RevenueDimension.Month => PeriodText.ShortMonth(DateOnly.ParseExact(part.Name + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), language),
        _ => Of(part.Name, language),
    };
}
