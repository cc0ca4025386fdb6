using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Support;

/// <summary>Support tickets of a period, what recurs among them, and what is still open.</summary>
public sealed class TicketSummary(NpgsqlDataSource database) : PeriodReport(database)
{
    private const int LastDays = 7;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "ticket_summary",
        "Support ticket summary: tickets opened and resolved in a period, open ones by priority, median first response and resolution times, "
        + "satisfaction, by category, recurring issues across customers and whether they rise, the oldest open ones; compared with the period "
        + "before. Without a period: the last seven days. Returns a report_id with the key figures.",
        [Permissions.SupportRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Support],
    };

    /// <inheritdoc/>
    protected override PeriodKind Latest => PeriodKind.Week;

    /// <inheritdoc/>
    protected override Period DefaultPeriod(DateOnly today) => CalendarPeriods.Range(today.AddDays(1 - LastDays), today);

    /// <inheritdoc/>
    protected override async Task<ReportContent> WriteAsync(ReportScope scope, ReportReader reader)
    {
        var figures = await TicketFigures.ReadAsync(scope, reader);
        return new(
            TicketTerms.Title.In(scope.Language), "ticket_summary", KeyFigures(figures, scope.Language), new TicketSections(scope, figures).All(),
            [new("support_tickets", figures.Now.Opened + figures.Now.Resolved + figures.OpenToday)])
        {
            Notes = Notes(figures, scope),
        };
    }

    private static List<KeyFigure> KeyFigures(TicketFigures figures, string language)
    {
        var (now, before, text) = (figures.Now, figures.Before, new FigureText(language));
        return
        [
            text.Count(TicketTerms.Opened, now.Opened, before.Opened, false),
            text.Count(TicketTerms.Resolved, now.Resolved, before.Resolved, true),
            text.Count(TicketTerms.OpenAtEnd, now.OpenAtEnd, before.OpenAtEnd, false),
            text.Hours(TicketTerms.FirstResponse, now.ResponseHours, before.ResponseHours),
            text.Hours(TicketTerms.Resolution, now.ResolutionHours, before.ResolutionHours),
            text.Score(TicketTerms.Satisfaction, now.Satisfaction, before.Satisfaction),
        ];
    }

    private static List<string> Notes(TicketFigures figures, ReportScope scope)
    {
        var (now, language) = (figures.Now, scope.Language);
        var notes = new List<string>
        {
            now is { Opened: 0, Resolved: 0 } ? CommonTerms.Nothing.In(language) : TicketTerms.Moved.In(language, now.Opened, now.Resolved),
            TicketTerms.OpenNote.In(
                language, PeriodText.Day(scope.Today, language), figures.OpenToday, figures.Priorities.Where(one => one.Priority == "urgent").Sum(one => one.Total)),
        };
        if (figures.Recurring.Count > 0)
        {
            notes.Add(TicketTerms.Recurs.In(language, string.Join("; ", figures.Recurring.Take(3).Select(one => TicketTerms.RecursOne.In(language, Name(one, language), one.Tickets, one.Customers)))));
        }

        if (figures.Recurring.Where(issue => issue.IsRising).ToList() is { Count: > 0 } rising)
        {
            notes.Add(TicketTerms.Rising.In(
                language, string.Join("; ", rising.Take(3).Select(one => TicketTerms.RisingOne.In(language, Name(one, language), one.Tickets, one.Before)))));
        }

        return notes;
    }

    // What a model is told quotes no customer: an issue that has no name of our own is told by its category and a number.
    private static string Name(RecurringIssue issue, string language) => issue.IsKnown
        ? TicketTerms.Issues.In(issue.Issue, language)
        : TicketTerms.LikeOne.In(language, TicketTerms.Categories.In(issue.Category, language), issue.Numbers[0]);
}
