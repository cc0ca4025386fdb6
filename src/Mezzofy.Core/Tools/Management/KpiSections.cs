using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using Mezzofy.Core.Tools.Sales;
using Mezzofy.Core.Tools.Support;
using static Mezzofy.Core.Tools.Reports.ReportTables;

namespace Mezzofy.Core.Tools.Management;

/// <summary>Lays out the dashboard: what needs attention, the scorecard, trends, and what is behind the figures.</summary>
internal sealed class KpiSections(ReportScope scope, KpiFigures figures)
{
    private const decimal CloseFrom = 0.9m;
    private readonly string language = scope.Language;
    private readonly ReportTables tables = new(scope.Language);
    private readonly FigureText text = new(scope.Language);

    public IReadOnlyList<ReportSection> All() =>
    [
        tables.Section(KpiTerms.Attention, new TextBlock(string.Join("\n", Attention().Select(line => $"- {line}")))),
        tables.Section(KpiTerms.Scorecard, Scorecard()),
        tables.Section(KpiTerms.Trends, Revenue(), Deals(), Leads(), Tickets()),
        tables.Section(KpiTerms.Details, Streams(), Pipeline(), Campaigns(), Categories()),
    ];

    /// <summary>What a figure is to reach; that of whole months by their target, which says nothing about a week or a day.</summary>
    public decimal? Target(Kpi kpi) => kpi.OfMonth && scope.Asked.Kind is (PeriodKind.Week or PeriodKind.Day) ? null
        : figures.Targets.Of(kpi, kpi.OfMonth ? figures.Books : scope.Covered);

    /// <summary>How far it has come.</summary>
    public decimal? Reached(Kpi kpi) => KpiTargets.Reached(kpi, figures.Now[kpi], Target(kpi));

    /// <summary>What is behind its target and not close to it, the furthest first.</summary>
    public IReadOnlyList<string> Behind() =>
        [.. BehindTarget().Where(kpi => Reached(kpi) < CloseFrom).Select(kpi => KpiTerms.BehindOne.In(language, kpi.Label.In(language), Shown(kpi, figures.Now[kpi]), Shown(kpi, Target(kpi))))];

    private IEnumerable<Kpi> BehindTarget() => Kpi.All.Where(kpi => Reached(kpi) < 1).OrderBy(Reached);

    private List<string> Attention()
    {
        List<string> lines = [.. BehindTarget().Select(kpi => KpiTerms.BehindLine.In(
            language, kpi.Label.In(language), Shown(kpi, figures.Now[kpi]), Shown(kpi, Target(kpi)), Shown(kpi, figures.Before[kpi])))];
        var worse = Kpi.All.Except(BehindTarget()).Where(kpi => kpi.Unit is not KpiUnit.Score && kpi.MoreIsGood is not null && IsMuchWorse(kpi)).Select(kpi => KpiTerms.Worse.In(
            language, kpi.Label.In(language), Shown(kpi, figures.Now[kpi]), Shown(kpi, figures.Before[kpi]), Figure(kpi).Change));
        lines.AddRange(worse);
        return lines.Count > 0 ? lines : [KpiTerms.WellDone.In(language)];
    }

    // A fifth worse than before; a rate by five points.
    private bool IsMuchWorse(Kpi kpi)
    {
        var (now, before) = (figures.Now[kpi], figures.Before[kpi]);
        var change = kpi.Unit == KpiUnit.Rate ? (now - before) * 4 : FigureText.Relative(now, before);
        return (kpi.MoreIsGood == true ? -change : change) >= 0.2m;
    }

    private TableBlock Scorecard()
    {
        var rows = new List<TableRow>();
        foreach (var department in Kpi.All.GroupBy(kpi => kpi.Department))
        {
            rows.Add(new([KpiTerms.DepartmentNames.In(department.Key, language), "", "", "", "", "", ""], RowStyle.Heading));
            rows.AddRange(department.Select(kpi => Row(
                kpi.Label.In(language), Shown(kpi, figures.Now[kpi]), Target(kpi) is { } target ? Bound(kpi, target) : "", Reached(kpi), Shown(kpi, figures.Before[kpi]),
                Figure(kpi).Change ?? "", State(Reached(kpi)))));
        }

        return new(
            null,
            [
                tables.Text(CommonTerms.KeyFigure), tables.Number(KpiTerms.Actual), tables.Number(KpiTerms.Target), tables.Percent(KpiTerms.Reached),
                tables.Number(CommonTerms.Before), tables.Number(CommonTerms.Change), tables.Text(KpiTerms.State),
            ],
            rows);
    }

    // A ceiling is written as one.
    private string Bound(Kpi kpi, decimal target) => kpi.MoreIsGood == false ? $"≤ {Shown(kpi, target)}" : Shown(kpi, target);

    private string State(decimal? reached) => reached switch
    {
        null => "",
        >= 1 => KpiTerms.OnTarget.In(language),
        >= CloseFrom => KpiTerms.Close.In(language),
        _ => KpiTerms.Behind.In(language),
    };

    private ChartBlock Revenue()
    {
        var kpi = Kpi.All[0];
        return Chart(
            KpiTerms.RevenueChart, ChartKind.Bar, "SGD",
            new(kpi.Label.In(language), Points("revenue")),
            new(KpiTerms.Target.In(language), [.. figures.Trend.Select(one => figures.Targets.Of(kpi, one.Span) is { } target ? Math.Round(target) : (decimal?)null)]));
    }

    private ChartBlock Deals() => Chart(KpiTerms.SalesChart, ChartKind.Bar, "SGD", Series("won_value"), Series("advertising"));

    private ChartBlock Leads() => Chart(KpiTerms.LeadsChart, ChartKind.Line, null, Series("new_leads"), Series("new_customers"));

    private ChartBlock Tickets() => Chart(KpiTerms.SupportChart, ChartKind.Line, null, Series("tickets_opened"), Series("tickets_resolved"));

    private ChartBlock Chart(Term title, ChartKind kind, string? unit, params ChartSeries[] series) =>
        new(title.In(language), kind, [.. figures.Trend.Select(one => TimeBuckets.Label(one.Span, language))], series, unit);

    private ChartSeries Series(string key) => new(Kpi.All.Single(kpi => kpi.Key == key).Label.In(language), Points(key));

    private List<decimal?> Points(string key) => [.. figures.Trend.Select(one => one.Values[key])];

    private ReportBlock Streams() => tables.Table(
        [tables.Text(KpiTerms.Product), tables.Money(CommonTerms.ThisPeriod), tables.Money(CommonTerms.Before), tables.Percent(CommonTerms.Change)],
        [
            .. figures.Streams.Select(one => Row(KpiTerms.ProductCategories.In(one.Name, language), one.Now, one.Before, FigureText.Relative(one.Now, one.Before))),
            tables.Total(
                figures.Streams.Sum(one => one.Now), figures.Streams.Sum(one => one.Before), FigureText.Relative(figures.Streams.Sum(one => one.Now), figures.Streams.Sum(one => one.Before))),
        ],
        CommonTerms.Nothing,
        KpiTerms.Streams.In(language));

    private ReportBlock Pipeline() => tables.Table(
        [tables.Text(CommonTerms.Status), tables.Number(KpiTerms.Leads), tables.Money(KpiTerms.Value), tables.Number(KpiTerms.Overdue)],
        [
            .. figures.Pipeline.Select(one => Row(PipelineTerms.Statuses.In(one.Status, language), one.Leads, one.Value, one.Overdue)),
            tables.Total(figures.Pipeline.Sum(one => one.Leads), figures.Pipeline.Sum(one => one.Value), figures.Pipeline.Sum(one => one.Overdue)),
        ],
        CommonTerms.Nothing,
        KpiTerms.Pipeline.In(language));

    private ReportBlock Campaigns() => tables.Table(
        [tables.Text(KpiTerms.Campaign), tables.Money(KpiTerms.Spend), tables.Number(KpiTerms.Leads), tables.Money(KpiTerms.Won), tables.Percent(KpiTerms.Roi)],
        figures.Campaigns.Select(one => Row(one.Name, one.Spend, one.Leads, one.Won, FigureText.Share(one.Won - one.Spend, one.Spend))),
        CommonTerms.Nothing,
        KpiTerms.Campaigns.In(language));

    private ReportBlock Categories() => tables.Table(
        [tables.Text(TicketTerms.Category), tables.Number(TicketTerms.Opened), tables.Number(CommonTerms.Before), tables.Number(TicketTerms.OpenToday)],
        [
            .. figures.Tickets.Select(one => Row(TicketTerms.Categories.In(one.Name, language), one.Opened, one.Before, one.Open)),
            tables.Total(figures.Tickets.Sum(one => one.Opened), figures.Tickets.Sum(one => one.Before), figures.Tickets.Sum(one => one.Open)),
        ],
        CommonTerms.Nothing,
        KpiTerms.Tickets.In(language));

    private KeyFigure Figure(Kpi kpi) => kpi.Figure(figures.Now[kpi], figures.Before[kpi], text);

    private string Shown(Kpi kpi, decimal? value) => kpi.Figure(kpi.Unit == KpiUnit.Count && value is { } count ? Math.Round(count, 1) : value, null, text).Value;
}
