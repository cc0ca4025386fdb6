using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Sales;

/// <summary>The sales pipeline: what is open today, and what came in, was won and was lost in a period.</summary>
public sealed class PipelineReport(NpgsqlDataSource database) : PeriodReport(database)
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "pipeline_report",
        "Sales pipeline report: leads by status and by source, new, won and lost leads of a period with win rate and value, results by owner, "
        + "overdue follow-ups and the biggest open opportunities, compared with the period before. Without a period: this month. "
        + "Returns a report_id with the key figures.",
        [Permissions.SalesRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Sales],
    };

    /// <inheritdoc/>
    protected override PeriodKind Latest => PeriodKind.Month;

    /// <inheritdoc/>
    protected override Period DefaultPeriod(DateOnly today) => CalendarPeriods.Unit(PeriodKind.Month, today);

    /// <inheritdoc/>
    protected override async Task<ReportContent> WriteAsync(ReportScope scope, ReportReader reader)
    {
        var figures = await PipelineFigures.ReadAsync(scope, reader);
        var sections = new PipelineSections(scope, figures);
        var rows = figures.Open.Sum(status => status.Leads) + figures.Now.New + figures.Now.Won + figures.Now.Lost;
        return new(PipelineTerms.Title.In(scope.Language), "pipeline_report", KeyFigures(figures, scope.Language), sections.All(), [new("sales_leads", rows)])
        {
            Notes = Notes(figures, scope),
        };
    }

    private static List<KeyFigure> KeyFigures(PipelineFigures figures, string language)
    {
        var (now, before, text) = (figures.Now, figures.Before, new FigureText(language));
        return
        [
            text.Count(PipelineTerms.NewLeads, now.New, before.New, true),
            text.Count(PipelineTerms.WonLeads, now.Won, before.Won, true),
            text.Money(PipelineTerms.WonValue, now.WonValue, before.WonValue, true),
            text.Count(PipelineTerms.LostLeads, now.Lost, before.Lost, false),
            text.Rate(PipelineTerms.WinRate, now.WinRate, before.WinRate, true),
            text.Money(PipelineTerms.OpenValueAtEnd, now.OpenValueAtEnd, before.OpenValueAtEnd, true),
            text.Count(PipelineTerms.OverdueToday, figures.Open.Sum(status => status.Overdue), null),
        ];
    }

    private static List<string> Notes(PipelineFigures figures, ReportScope scope)
    {
        var (now, language) = (figures.Now, scope.Language);
        var today = PeriodText.Day(scope.Today, language);
        var moved = now is { New: 0, Won: 0, Lost: 0 }
            ? CommonTerms.Nothing.In(language)
            : PipelineTerms.Moved.In(language, now.New, now.Won, FigureText.Money(now.WonValue), now.Lost);
        var open = PipelineTerms.OpenNote.In(
            language, today, figures.Open.Sum(status => status.Leads), FigureText.Money(figures.Open.Sum(status => status.Value)), figures.Open.Sum(status => status.Overdue));
        return [moved, open];
    }
}
