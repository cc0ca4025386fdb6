using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Marketing;

/// <summary>The campaigns of a period: what they cost against their budgets and what they brought.</summary>
public sealed class CampaignReport(NpgsqlDataSource database) : PeriodReport(database)
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "campaign_report",
        "Marketing campaign report: spend against budget, impressions, clicks, leads, cost per lead, won value and return of the campaigns of a "
        + "period, the best and the worst, by channel, compared with the period before. Without a period: last month. "
        + "Returns a report_id with the key figures.",
        [Permissions.MarketingRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Marketing],
    };

    /// <inheritdoc/>
    protected override PeriodKind Latest => PeriodKind.Month;

    /// <inheritdoc/>
    protected override Period DefaultPeriod(DateOnly today) => CalendarPeriods.Unit(PeriodKind.Month, today, -1);

    /// <inheritdoc/>
    protected override async Task<ReportContent> WriteAsync(ReportScope scope, ReportReader reader)
    {
        var figures = await CampaignFigures.ReadAsync(scope, reader);
        var sections = new CampaignSections(scope, figures).All();
        return new(
            CampaignTerms.Title.In(scope.Language), "campaign_report", KeyFigures(figures, scope.Language), sections,
            [new("marketing_campaigns", figures.Running.Count), new("marketing_days", figures.Days), new("marketing_leads", figures.Now.Leads + figures.Now.Won)])
        {
            Notes = Notes(figures, scope.Language),
        };
    }

    private static List<KeyFigure> KeyFigures(CampaignFigures figures, string language)
    {
        var (now, before, text) = (figures.Now, figures.Before, new FigureText(language));
        return
        [
            text.Money(CampaignTerms.Spend, now.Spend, before.Spend),
            text.Count(CampaignTerms.Impressions, now.Impressions, before.Impressions, true),
            text.Count(CampaignTerms.Clicks, now.Clicks, before.Clicks, true),
            text.Count(CampaignTerms.Leads, now.Leads, before.Leads, true),
            text.Price(CampaignTerms.CostPerLead, now.CostPerLead, before.CostPerLead, false),
            text.Money(CampaignTerms.WonValue, now.WonValue, before.WonValue, true),
            text.Rate(CampaignTerms.Roi, now.Roi, before.Roi, true),
        ];
    }

    private static List<string> Notes(CampaignFigures figures, string language)
    {
        if (figures.Running.Count == 0 && figures.Now.IsNothing)
        {
            return [CommonTerms.Nothing.In(language)];
        }

        var notes = new List<string> { CampaignTerms.RunningNote.In(language, figures.Running.Count, FigureText.Money(figures.Now.Spend), figures.Now.Leads) };
        if (figures.OverBudget is { Count: > 0 } over)
        {
            var more = over.Count > MostNamed ? "; …" : "";
            notes.Add(CampaignTerms.OverBudget.In(language, over.Count, string.Join("; ", over.Take(MostNamed).Select(campaign => campaign.Name)) + more));
        }

        if (figures.DaysToWin is { } days)
        {
            notes.Add(CampaignTerms.DaysToWin.In(language, Math.Round(days)));
        }

        return notes;
    }
}
