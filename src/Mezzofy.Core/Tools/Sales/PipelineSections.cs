using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using static Mezzofy.Core.Tools.Reports.FigureText;
using static Mezzofy.Core.Tools.Reports.ReportTables;

namespace Mezzofy.Core.Tools.Sales;

/// <summary>Lays out the pipeline report.</summary>
internal sealed class PipelineSections(ReportScope scope, PipelineFigures figures)
{
    private readonly string language = scope.Language;
    private readonly ReportTables tables = new(scope.Language);

    public IReadOnlyList<ReportSection> All() =>
    [
        tables.Section(PipelineTerms.StatusSection, ByStatus(), StatusChart()),
        tables.Section(PipelineTerms.MovementSection, Movement(), Conversion()),
        tables.Section(PipelineTerms.SourceSection, Groups(PipelineTerms.Source, figures.Sources, PipelineTerms.Sources), SourceChart()),
        tables.Section(PipelineTerms.OwnerSection, Groups(CommonTerms.Owner, figures.Owners, null)),
        tables.Section(PipelineTerms.LostSection, LostReasons()),
        tables.Section(PipelineTerms.OverdueSection, Overdue()),
        tables.Section(PipelineTerms.BiggestSection, Biggest()),
    ];

    private ReportBlock ByStatus()
    {
        var (count, value) = (figures.Open.Sum(one => one.Leads), figures.Open.Sum(one => one.Value));
        var rows = figures.Open.Select(one => Row(
            PipelineTerms.Statuses.In(one.Status, language), one.Leads, one.Value, Share(one.Value, value), one.Value / one.Leads, one.Overdue));
        return tables.Table(
            [
                tables.Text(CommonTerms.Status), tables.Number(PipelineTerms.Leads), tables.Money(PipelineTerms.Value), tables.Percent(PipelineTerms.Share),
                tables.Money(PipelineTerms.Average), tables.Number(PipelineTerms.Overdue),
            ],
            [.. rows, tables.Total(count, value, Share(value, value), Share(value, count), figures.Open.Sum(one => one.Overdue))],
            PipelineTerms.NoOpen);
    }

    private ChartBlock? StatusChart() => figures.Open.Count == 0 ? null : new(
        PipelineTerms.StatusSection.In(language), ChartKind.Bar,
        [.. figures.Open.Select(one => PipelineTerms.Statuses.In(one.Status, language))],
        [new(PipelineTerms.Value.In(language), [.. figures.Open.Select(one => (decimal?)one.Value)])], "SGD");

    private TableBlock Movement()
    {
        var (now, before) = (figures.Now, figures.Before);
        return new(
            null,
            [
                tables.Text(CommonTerms.KeyFigure), tables.Number(PipelineTerms.Leads), tables.Money(PipelineTerms.Value),
                tables.Number(PipelineTerms.LeadsBefore), tables.Money(PipelineTerms.ValueBefore),
            ],
            [
                Row(PipelineTerms.OpenAtStart.In(language), now.OpenAtStart, now.OpenValueAtStart, before.OpenAtStart, before.OpenValueAtStart),
                Row(PipelineTerms.PlusNew.In(language), now.New, now.NewValue, before.New, before.NewValue),
                Row(PipelineTerms.MinusWon.In(language), -now.Won, -now.WonValue, -before.Won, -before.WonValue),
                Row(PipelineTerms.MinusLost.In(language), -now.Lost, -now.LostValue, -before.Lost, -before.LostValue),
                new([PipelineTerms.OpenAtEnd.In(language), now.OpenAtEnd, now.OpenValueAtEnd, before.OpenAtEnd, before.OpenValueAtEnd], RowStyle.Total),
            ]);
    }

    private TextBlock Conversion() => new(PipelineTerms.Conversion.In(
        language, Rate(figures.Now.WinRate), Rate(figures.Before.WinRate), Days(figures.Now.DaysToWin), Days(figures.Before.DaysToWin)));

    private ReportBlock Groups(Term header, IReadOnlyList<PipelineGroup> groups, TermTable? names)
    {
        var rows = groups.Select(one => Row(
            names?.In(one.Name, language) ?? one.Name, one.New, one.NewValue, one.Won, one.WonValue, one.Lost, Share(one.Won, one.Won + one.Lost),
            one.Open, one.OpenValue, one.Overdue));
        var (won, lost) = (groups.Sum(one => one.Won), groups.Sum(one => one.Lost));
        return tables.Table(
            [
                tables.Text(header), tables.Number(PipelineTerms.NewLeads), tables.Money(PipelineTerms.NewValue), tables.Number(PipelineTerms.WonLeads),
                tables.Money(PipelineTerms.WonValue), tables.Number(PipelineTerms.LostLeads), tables.Percent(PipelineTerms.WinRate),
                tables.Number(PipelineTerms.Open), tables.Money(PipelineTerms.OpenValue), tables.Number(PipelineTerms.Overdue),
            ],
            [
                .. rows,
                tables.Total(
                    groups.Sum(one => one.New), groups.Sum(one => one.NewValue), won, groups.Sum(one => one.WonValue), lost, Share(won, won + lost),
                    groups.Sum(one => one.Open), groups.Sum(one => one.OpenValue), groups.Sum(one => one.Overdue)),
            ],
            CommonTerms.Nothing);
    }

    private ChartBlock? SourceChart() => figures.Sources.Count == 0 ? null : new(
        PipelineTerms.SourceSection.In(language), ChartKind.Bar,
        [.. figures.Sources.Select(one => PipelineTerms.Sources.In(one.Name, language))],
        [
            new(PipelineTerms.NewLeads.In(language), [.. figures.Sources.Select(one => (decimal?)one.New)]),
            new(PipelineTerms.WonLeads.In(language), [.. figures.Sources.Select(one => (decimal?)one.Won)]),
            new(PipelineTerms.LostLeads.In(language), [.. figures.Sources.Select(one => (decimal?)one.Lost)]),
        ],
        PipelineTerms.Leads.In(language));

    private ReportBlock LostReasons() => tables.Table(
        [tables.Text(PipelineTerms.Reason), tables.Number(PipelineTerms.Leads), tables.Money(PipelineTerms.Value)],
        [
            .. figures.Lost.Select(one => Row(PipelineTerms.Reasons.In(one.Reason, language), one.Leads, one.Value)),
            tables.Total(figures.Lost.Sum(one => one.Leads), figures.Lost.Sum(one => one.Value)),
        ],
        PipelineTerms.NoneLost);

    private ReportBlock Overdue()
    {
        var all = figures.Open.Sum(one => one.Overdue);
        return tables.Table(
            [
                tables.Text(PipelineTerms.Lead), tables.Text(PipelineTerms.Company), tables.Text(CommonTerms.Owner), tables.Text(CommonTerms.Status),
                tables.Money(PipelineTerms.Value), tables.Date(PipelineTerms.FollowUp), tables.Number(PipelineTerms.DaysOverdue),
            ],
            figures.Overdue.Select(one => Row(
                one.Number, one.Company, one.Owner, PipelineTerms.Statuses.In(one.Status, language), one.Value, Iso(one.FollowUp), one.DaysOverdue)),
            PipelineTerms.NoOverdue,
            PipelineTerms.Listed.In(language, figures.Overdue.Count, all));
    }

    private ReportBlock Biggest() => tables.Table(
        [
            tables.Text(PipelineTerms.Lead), tables.Text(PipelineTerms.Company), tables.Text(CommonTerms.Owner), tables.Text(CommonTerms.Status),
            tables.Money(PipelineTerms.Value), tables.Date(PipelineTerms.Created), tables.Date(PipelineTerms.FollowUp),
        ],
        figures.Biggest.Select(one => Row(
            one.Number, one.Company, one.Owner, PipelineTerms.Statuses.In(one.Status, language), one.Value, Iso(one.Created), Iso(one.FollowUp))),
        PipelineTerms.NoOpen);

    private string Days(decimal? days) => days is null ? "–" : CommonTerms.DaysUnit.In(language, Math.Round(days.Value));
}
