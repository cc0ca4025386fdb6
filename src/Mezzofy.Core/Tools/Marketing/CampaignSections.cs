using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using static Mezzofy.Core.Tools.Reports.FigureText;
using static Mezzofy.Core.Tools.Reports.ReportTables;

namespace Mezzofy.Core.Tools.Marketing;

/// <summary>Lays out the campaign report.</summary>
internal sealed class CampaignSections(ReportScope scope, CampaignFigures figures)
{
    private const int MostRanked = 5;
    private const int MostDrawn = 12;

    private readonly string language = scope.Language;
    private readonly ReportTables tables = new(scope.Language);

    public IReadOnlyList<ReportSection> All() =>
    [
        tables.Section(CampaignTerms.PeriodSection, InPeriod()),
        tables.Section(CampaignTerms.BudgetSection, SoFar(), BudgetChart()),
        tables.Section(CampaignTerms.RankSection, Ranking()),
        tables.Section(CampaignTerms.ChannelSection, ByChannel(), ChannelChart()),
    ];

    private ReportBlock InPeriod()
    {
        var rows = figures.Running.Select(one => Row([one.Name, .. Cells(one.Result)])).ToList();
        if (!figures.Earlier.IsNothing)
        {
            rows.Add(Row([CampaignTerms.Earlier.In(language), .. Cells(figures.Earlier)]));
        }

        return tables.Table([tables.Text(CampaignTerms.Campaign), .. ResultColumns()], [.. rows, tables.Total(Cells(figures.Now))], CampaignTerms.NoCampaign);
    }

    private ReportBlock ByChannel() => tables.Table(
        [tables.Text(CommonTerms.Channel), .. ResultColumns()],
        [
            .. figures.Channels.Select(one => Row([CampaignTerms.Channels.In(one.Name, language), .. Cells(one.Result)])),
            tables.Total(Cells(figures.Now)),
        ],
        CampaignTerms.NoCampaign);

    private TableColumn[] ResultColumns() =>
    [
        tables.Number(CampaignTerms.Impressions), tables.Number(CampaignTerms.Clicks), tables.Percent(CampaignTerms.ClickRate), tables.Money(CampaignTerms.Spend),
        tables.Number(CampaignTerms.Leads), tables.Money(CampaignTerms.CostPerLead), tables.Number(CampaignTerms.Won), tables.Money(CampaignTerms.WonValue),
        tables.Percent(CampaignTerms.Roi),
    ];

    private static TableCell[] Cells(CampaignResult result) =>
    [
        result.Impressions, result.Clicks, result.ClickRate, result.Spend, result.Leads, result.CostPerLead, result.Won, result.WonValue, result.Roi,
    ];

    private ReportBlock SoFar()
    {
        var all = figures.Running;
        var (budget, spend, won) = (all.Sum(one => one.Budget), all.Sum(one => one.SpendToDate), all.Sum(one => one.WonValueToDate));
        return tables.Table(
            [
                tables.Text(CampaignTerms.Campaign), tables.Date(CampaignTerms.Starts), tables.Date(CampaignTerms.Ends), tables.Money(CampaignTerms.Budget),
                tables.Money(CampaignTerms.Spend), tables.Percent(CampaignTerms.Used), tables.Percent(CampaignTerms.Elapsed), tables.Number(CampaignTerms.Leads),
                tables.Number(CampaignTerms.Won), tables.Money(CampaignTerms.WonValue), tables.Percent(CampaignTerms.Roi),
            ],
            [
                .. all.Select(one => Row(
                    one.Name, Iso(one.Starts), Iso(one.Ends), one.Budget, one.SpendToDate, Share(one.SpendToDate, one.Budget), one.Elapsed(scope.Today),
                    one.LeadsToDate, one.WonToDate, one.WonValueToDate, one.RoiToDate)),
                tables.Total(
                    "", "", budget, spend, Share(spend, budget), "", all.Sum(one => one.LeadsToDate), all.Sum(one => one.WonToDate), won, Share(won - spend, spend)),
            ],
            CampaignTerms.NoCampaign);
    }

    private ChartBlock? BudgetChart()
    {
        var drawn = figures.Running.OrderByDescending(one => one.Budget).Take(MostDrawn).ToList();
        return drawn.Count == 0 ? null : new(
            CampaignTerms.BudgetSection.In(language), ChartKind.Bar,
            [.. drawn.Select(one => one.Name)],
            [
                new(CampaignTerms.Budget.In(language), [.. drawn.Select(one => (decimal?)one.Budget)]),
                new(CampaignTerms.Spend.In(language), [.. drawn.Select(one => (decimal?)one.SpendToDate)]),
            ],
            "SGD");
    }

    private ReportBlock Ranking()
    {
        var each = Math.Min(MostRanked, figures.Ranked.Count / 2);
        if (each == 0)
        {
            return new TextBlock(CampaignTerms.NoRank.In(language));
        }

        var rows = Ranked(CampaignTerms.Best, figures.Ranked.Take(each)).Concat(Ranked(CampaignTerms.Worst, figures.Ranked.TakeLast(each).Reverse()));
        return new TableBlock(
            CampaignTerms.RankNote.In(language),
            [
                tables.Text(CampaignTerms.Campaign), tables.Text(CommonTerms.Channel), tables.Money(CampaignTerms.Spend), tables.Number(CampaignTerms.Leads),
                tables.Money(CampaignTerms.CostPerLead), tables.Money(CampaignTerms.WonValue), tables.Percent(CampaignTerms.Roi),
            ],
            [.. rows]);
    }

    private IEnumerable<TableRow> Ranked(Term heading, IEnumerable<Campaign> campaigns) =>
    [
        new([heading.In(language), "", "", "", "", "", ""], RowStyle.Heading),
        .. campaigns.Select(one => Row(
            one.Name, CampaignTerms.Channels.In(one.Channel, language), one.SpendToDate, one.LeadsToDate, one.CostPerLeadToDate, one.WonValueToDate, one.RoiToDate)),
    ];

    private ChartBlock? ChannelChart() => figures.Channels.Count == 0 ? null : new(
        CampaignTerms.ChannelSection.In(language), ChartKind.Bar,
        [.. figures.Channels.Select(one => CampaignTerms.Channels.In(one.Name, language))],
        [
            new(CampaignTerms.Spend.In(language), [.. figures.Channels.Select(one => (decimal?)one.Result.Spend)]),
            new(CampaignTerms.WonValue.In(language), [.. figures.Channels.Select(one => (decimal?)one.Result.WonValue)]),
        ],
        "SGD");
}
