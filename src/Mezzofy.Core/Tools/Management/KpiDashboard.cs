using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Management;

/// <summary>The key figures of all departments: actual against target and the period before, with twelve weeks or months of trend.</summary>
public sealed class KpiDashboard(NpgsqlDataSource database) : PeriodReport(database)
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "kpi_dashboard",
        "KPI dashboard across all departments: revenue, margin, cash, customers, pipeline and win rate, leads, campaign spend and ROI, tickets, time to solve, "
        + "satisfaction; actual against target and the period before, what is behind, trends with charts. Without a period: last week. "
        + "Returns a report_id with the key figures.",
        [Permissions.ManagementRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Management],
    };

    /// <inheritdoc/>
    protected override PeriodKind Latest => PeriodKind.Week;

    /// <inheritdoc/>
    protected override Period DefaultPeriod(DateOnly today) => CalendarPeriods.Unit(PeriodKind.Week, today, -1);

    /// <inheritdoc/>
    protected override async Task<ReportContent> WriteAsync(ReportScope scope, ReportReader reader)
    {
        var figures = await KpiFigures.ReadAsync(scope, reader);
        var sections = new KpiSections(scope, figures);
        var text = new FigureText(scope.Language);
        var cover = Kpi.Cover.Select(key => Kpi.All.Single(kpi => kpi.Key == key)).Select(kpi => kpi.Figure(figures.Now[kpi], figures.Before[kpi], text));
        return new(KpiTerms.Title.In(scope.Language), "kpi_dashboard", [.. cover], sections.All(), Sources(figures)) { Notes = Notes(figures, sections, scope) };
    }

    private static IReadOnlyList<ReportSource> Sources(KpiFigures figures) =>
    [
        new("finance_ledger", figures.Streams.Count),
        new("sales_leads", (long)(figures.Now["new_leads"] ?? 0) + figures.Pipeline.Sum(one => one.Leads)),
        new("marketing_campaigns", figures.Campaigns.Count),
        new("support_tickets", (long)(figures.Now["tickets_opened"] ?? 0) + (long)(figures.Now["tickets_resolved"] ?? 0)),
        new("kpi_targets", Kpi.All.Count(kpi => kpi.Target is not null)),
    ];

    private static List<string> Notes(KpiFigures figures, KpiSections sections, ReportScope scope)
    {
        var reached = Kpi.All.Select(sections.Reached).OfType<decimal>().ToList();
        var notes = new List<string>();
        if (Kpi.All.All(kpi => figures.Now[kpi] is null or 0))
        {
            notes.Add(CommonTerms.Nothing.In(scope.Language));
        }

        if (reached.Count > 0)
        {
            notes.Add(KpiTerms.Met.In(scope.Language, reached.Count(share => share >= 1), reached.Count));
        }

        if (sections.Behind() is { Count: > 0 } behind)
        {
            notes.Add(KpiTerms.BehindOnes.In(scope.Language, string.Join("; ", behind)));
        }

        if (figures.Books != scope.Covered)
        {
            notes.Add(KpiTerms.Books.In(scope.Language, PeriodText.Describe(figures.Books, scope.Language)));
        }

        return notes;
    }
}
