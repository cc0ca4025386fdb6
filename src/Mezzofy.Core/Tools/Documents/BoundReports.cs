using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>Binds several reports into one: one cover, an overview of their key figures, and a part for each.</summary>
internal static class BoundReports
{
    private const int Most = 24;
    private const int FiguresShown = 4;
    private static readonly Term Overview = new("Overview", "概览", "Ringkasan");
    private static readonly Term Report = new("Report", "报告", "Laporan");
    private static readonly Term Period = new("Period", "期间", "Tempoh");

    /// <summary>The bound report.</summary>
    /// <exception cref="ToolRefusedException"><c>report_not_found</c> for one that is not there; <c>too_many_reports</c> beyond 24.</exception>
    public static ReportDocument Bind(IReadOnlyList<string> ids, string? title, ToolContext context)
    {
        if (ids.Count > Most)
        {
            throw new ToolRefusedException("too_many_reports", $"At most {Most} reports fit into one file.");
        }

        var reports = ids.Select(id => WrittenContent.Named(id.Trim(), context)).ToList();
        var (first, last) = (reports[0], reports[^1]);
        var isSeries = reports.Select(report => report.Title).Distinct().Count() == 1;
        var parts = reports.Select(report => (Name: isSeries ? report.Subtitle ?? report.Title : Titled(report), Report: report)).ToList();
        return new ReportDocument(
            string.IsNullOrWhiteSpace(title) ? SharedTitle(reports) : title.Trim(), Subtitle(first, last), first.Language, Stem(first, last),
            [.. KeyFigures(parts, isSeries ? Period : Report, first.Language), .. parts.SelectMany(part => Sections(part.Name, part.Report))])
        {
            PreparedFor = first.PreparedFor,
            AsOf = reports.Max(report => report.AsOf),
            Sources = [.. reports.SelectMany(report => report.Sources).Distinct()],
        };
    }

    private static string SharedTitle(List<ReportDocument> reports) => string.Join(" · ", reports.Select(report => report.Title).Distinct().Take(3));

    private static string? Subtitle(ReportDocument first, ReportDocument last) =>
        first.Subtitle is null || last.Subtitle is null || first.Subtitle == last.Subtitle ? first.Subtitle : $"{first.Subtitle} – {last.Subtitle}";

    // financial_statement_Nov_2025 and financial_statement_Oct_2026 become financial_statement_Nov_2025_to_Oct_2026.
    private static string Stem(ReportDocument first, ReportDocument last)
    {
        var same = first.FileStem.Zip(last.FileStem).TakeWhile(pair => pair.First == pair.Second).Count();
        var start = same == 0 ? 0 : first.FileStem.LastIndexOf('_', same - 1) + 1;
        return $"{first.FileStem}_to_{last.FileStem[Math.Min(start, last.FileStem.Length)..]}".TrimEnd('_');
    }

    // Only figures that all of them have can stand side by side.
    private static IEnumerable<ReportSection> KeyFigures(List<(string Name, ReportDocument Report)> parts, Term what, string language)
    {
        var labels = parts[0].Report.KeyFigures.Select(figure => figure.Label)
            .Where(label => parts.TrueForAll(part => part.Report.KeyFigures.Any(figure => figure.Label == label))).Take(FiguresShown).ToList();
        if (labels.Count == 0)
        {
            yield break;
        }

        List<TableColumn> columns = [new(what.In(language)), .. labels.Select(label => new TableColumn(label, ColumnKind.Number))];
        var rows = parts.Select(part => new TableRow([part.Name, .. labels.Select(label => new TableCell(Value(part.Report, label)))]));
        yield return new ReportSection(Overview.In(language), [new TableBlock(null, columns, [.. rows])]);
    }

    private static string Value(ReportDocument report, string label) => report.KeyFigures.First(figure => figure.Label == label).Value;

    private static IEnumerable<ReportSection> Sections(string name, ReportDocument report) =>
        report.Sections.Select((section, index) => index == 0 ? section with { Part = name } : section);

    private static string Titled(ReportDocument report) => report.Subtitle is null ? report.Title : $"{report.Title} – {report.Subtitle}";
}
