using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using static Mezzofy.Core.Tools.Reports.ReportTables;

namespace Mezzofy.Core.Tools.Support;

/// <summary>Lays out the ticket summary.</summary>
internal sealed class TicketSections(ReportScope scope, TicketFigures figures)
{
    private readonly string language = scope.Language;
    private readonly ReportTables tables = new(scope.Language);
    private readonly FigureText text = new(scope.Language);

    public IReadOnlyList<ReportSection> All() =>
    [
        tables.Section(TicketTerms.MovementSection, Movement(), Service(), TrendChart()),
        tables.Section(TicketTerms.PrioritySection, ByPriority()),
        tables.Section(TicketTerms.CategorySection, ByCategory()),
        tables.Section(TicketTerms.RecurringSection, Recurring()),
        tables.Section(TicketTerms.OldestSection, Oldest()),
    ];

    private TableBlock Movement()
    {
        var (now, before) = (figures.Now, figures.Before);
        return new(
            null,
            [tables.Text(CommonTerms.KeyFigure), tables.Number(CommonTerms.ThisPeriod), tables.Number(CommonTerms.Before)],
            [
                Row(TicketTerms.OpenAtStart.In(language), now.OpenAtStart, before.OpenAtStart),
                Row(TicketTerms.PlusOpened.In(language), now.Opened, before.Opened),
                Row(TicketTerms.MinusResolved.In(language), -now.Resolved, -before.Resolved),
                new([TicketTerms.OpenAtEnd.In(language), now.OpenAtEnd, before.OpenAtEnd], RowStyle.Total),
            ]);
    }

    private TextBlock Service()
    {
        var (now, before) = (figures.Now, figures.Before);
        return new(TicketTerms.Service.In(
            language, text.Hours(now.ResponseHours), text.Hours(before.ResponseHours), text.Hours(now.ResolutionHours), text.Hours(before.ResolutionHours),
            text.Score(now.Satisfaction), now.Rated, text.Score(before.Satisfaction)));
    }

    private ChartBlock TrendChart() => new(
        TicketTerms.TrendChart.In(language), figures.Trend.Count > 1 ? ChartKind.Line : ChartKind.Bar,
        [.. figures.Trend.Select(one => one.Label)],
        [
            new(TicketTerms.Opened.In(language), [.. figures.Trend.Select(one => (decimal?)one.Opened)]),
            new(TicketTerms.Resolved.In(language), [.. figures.Trend.Select(one => (decimal?)one.Resolved)]),
        ],
        TicketTerms.Tickets.In(language));

    private ReportBlock ByPriority() => tables.Table(
        [
            tables.Text(TicketTerms.Priority), Status("open"), Status("in_progress"), Status("waiting"), tables.Number(CommonTerms.Total),
            tables.Number(TicketTerms.Unanswered), tables.Number(TicketTerms.OldestDays),
        ],
        [
            .. figures.Priorities.Select(one => Row(
                TicketTerms.Priorities.In(one.Priority, language), one.New, one.InProgress, one.Waiting, one.Total, one.Unanswered, Days(one.OldestDays))),
            tables.Total(
                figures.Priorities.Sum(one => one.New), figures.Priorities.Sum(one => one.InProgress), figures.Priorities.Sum(one => one.Waiting),
                figures.OpenToday, figures.Priorities.Sum(one => one.Unanswered), Days(figures.Priorities.Select(one => one.OldestDays).DefaultIfEmpty().Max())),
        ],
        TicketTerms.NoneOpen);

    private ReportBlock ByCategory()
    {
        var all = figures.Categories;
        return tables.Table(
            [
                tables.Text(TicketTerms.Category), tables.Number(TicketTerms.Opened), tables.Number(TicketTerms.OpenedBefore), tables.Percent(CommonTerms.Change),
                tables.Number(TicketTerms.Resolved), tables.Number(TicketTerms.OpenToday), tables.Number(TicketTerms.ResolutionHours),
                tables.Number(TicketTerms.Satisfaction),
            ],
            [
                .. all.Select(one => Row(
                    TicketTerms.Categories.In(one.Category, language), one.Opened, one.Before, FigureText.Relative(one.Opened, one.Before), one.Resolved,
                    one.OpenToday, Rounded(one.ResolutionHours, 1), Rounded(one.Satisfaction, 2))),
                tables.Total(
                    all.Sum(one => one.Opened), all.Sum(one => one.Before), FigureText.Relative(all.Sum(one => one.Opened), all.Sum(one => one.Before)),
                    all.Sum(one => one.Resolved), all.Sum(one => one.OpenToday), Rounded(figures.Now.ResolutionHours, 1), Rounded(figures.Now.Satisfaction, 2)),
            ],
            CommonTerms.Nothing);
    }

    private ReportBlock Recurring() => tables.Table(
        [
            tables.Text(TicketTerms.Issue), tables.Text(TicketTerms.Category), tables.Number(TicketTerms.Tickets), tables.Number(TicketTerms.Customers),
            tables.Number(CommonTerms.Before), tables.Text(TicketTerms.Trend), tables.Number(TicketTerms.OpenToday), tables.Text(TicketTerms.Examples),
            tables.Text(TicketTerms.Solved),
        ],
        figures.Recurring.Select(one => Row(
            TicketTerms.Issues.In(one.Issue, language), TicketTerms.Categories.In(one.Category, language), one.Tickets, one.Customers, one.Before,
            one.IsRising ? TicketTerms.TrendUp.In(language) : "", one.OpenToday, string.Join(", ", one.Numbers), one.Solution ?? "")),
        TicketTerms.NoneRecurring,
        TicketTerms.RecurringNote.In(language));

    private ReportBlock Oldest() => tables.Table(
        [
            tables.Text(TicketTerms.Ticket), tables.Text(CommonTerms.Customer), tables.Text(TicketTerms.Subject), tables.Text(TicketTerms.Priority),
            tables.Text(CommonTerms.Status), tables.Text(TicketTerms.Assignee), tables.Date(TicketTerms.OpenedOn), tables.Number(TicketTerms.AgeDays),
        ],
        figures.Oldest.Select(one => Row(
            one.Number, one.Customer ?? CommonTerms.NotKnown.In(language), one.Subject, TicketTerms.Priorities.In(one.Priority, language),
            TicketTerms.Statuses.In(one.Status, language), one.Assignee ?? CommonTerms.NotKnown.In(language), Iso(scope.DayOf(one.Opened)), Days(one.AgeDays))),
        TicketTerms.NoneOpen);

    private TableColumn Status(string status) => new(TicketTerms.Statuses.In(status, language), ColumnKind.Number);

    private static decimal Days(decimal days) => Math.Round(days, 1, MidpointRounding.AwayFromZero);

    private static decimal? Rounded(decimal? number, int decimals) => number is null ? null : Math.Round(number.Value, decimals, MidpointRounding.AwayFromZero);
}
