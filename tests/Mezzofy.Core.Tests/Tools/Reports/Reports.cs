using System.Text.Json;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tests.CompanyData;

namespace Mezzofy.Core.Tests.Tools.Reports;

/// <summary>Calls a report tool as a run does.</summary>
internal static class Reports
{
    public static Task<ToolResult> RunAsync(this Tool tool, string? period = null, string language = "en", DateTimeOffset? now = null, string zone = "Asia/Singapore") =>
        tool.InvokeAsync(JsonSerializer.SerializeToElement(new { period }, ToolJson.Options), Context(tool, language, now ?? DemoDatabase.Now, zone), CancellationToken.None);

    public static ReportSummary Summary(this ToolResult result) => result.Content.ShouldBeOfType<ReportSummary>();

    public static KeyFigure Figure(this ToolResult result, string label) => result.Summary().Figures.Single(figure => figure.Label == label);

    public static ReportSection Section(this ToolResult result, string heading) => result.Report!.Sections.Single(section => section.Heading == heading);

    public static TableBlock Table(this ToolResult result, string heading) => result.Section(heading).Blocks.OfType<TableBlock>().First();

    public static IEnumerable<TableBlock> Tables(this ReportDocument report) => report.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>();

    public static IEnumerable<ChartBlock> Charts(this ReportDocument report) => report.Sections.SelectMany(section => section.Blocks).OfType<ChartBlock>();

    public static int Column(this TableBlock table, string header) => table.Columns.Select(column => column.Header).ToList().IndexOf(header);

    public static decimal Total(this TableBlock table, string header) => table.Rows[^1].Cells[table.Column(header)].Number!.Value;

    public static decimal Sum(this TableBlock table, string header) =>
        table.Rows.Where(row => row.Style != RowStyle.Total).Sum(row => row.Cells[table.Column(header)].Number ?? 0);

    /// <summary>The columns named add up to the last row, which is the total.</summary>
    public static void ShouldAddUp(this TableBlock table, params string[] headers)
    {
        table.Rows[^1].Style.ShouldBe(RowStyle.Total);
        foreach (var header in headers)
        {
            table.Total(header).ShouldBe(table.Sum(header), header);
        }
    }

    /// <summary>What every report must be: every row as wide as its table, every series as long as its chart, ids and sources in place.</summary>
    public static void ShouldBeWhole(this ToolResult result, string language)
    {
        Ids.IsValid(Ids.Report, result.ReportId).ShouldBeTrue();
        var (report, summary) = (result.Report.ShouldNotBeNull(), result.Summary());
        summary.ReportId.ShouldBe(result.ReportId);
        summary.Title.ShouldBe(report.Title);
        report.Language.ShouldBe(language);
        report.KeyFigures.ShouldBe(summary.Figures);
        result.Sources.ShouldNotBeEmpty();
        result.Sources.ShouldAllBe(source => source.Kind == "view" && source.Rows != null && source.Detail == summary.Period);
        report.Tables().ShouldAllBe(table => table.Rows.All(row => row.Cells.Count == table.Columns.Count));
        report.Charts().ShouldAllBe(chart => chart.Series.All(series => series.Values.Count == chart.Categories.Count));
        report.Sections.ShouldAllBe(section => section.Blocks.Count > 0 && section.Heading.Length > 0);
    }

    private static ToolContext Context(Tool tool, string language, DateTimeOffset now, string zone) => new()
    {
        RunId = Ids.New(Ids.Run),
        CallId = "call_1",
        Caller = new("user_1", "ceo@mezzofy.com", "Grace Lim", Departments.Management, "ceo", Roles.All["ceo"].Permissions, language, zone),
        Agent = tool.Descriptor.Agents[0],
        Language = language,
        Now = now,
        Reports = new Dictionary<string, ReportDocument>(),
        Artifacts = [],
    };
}
