using System.ComponentModel;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Sales.Leads;

/// <summary>What <see cref="FindLeads"/> looks for; all of it must fit.</summary>
public sealed record FindLeadsArguments(
    [property: Description("Statuses: new, contacted, qualified, proposal, negotiation, won, lost; or \"open\" for all that are not won or lost.")] IReadOnlyList<string>? Status = null,
    [property: Description("Industry: F&B, Retail, Beauty & Wellness, Hospitality, Fitness, Entertainment, Education, Healthcare, Automotive.")] string? Industry = null,
    [property: Description("Country: SG or MY.")] string? Country = null,
    [property: Description("The owner's name, or \"me\".")] string? Owner = null,
    [property: Description("When the follow-up is due: today, overdue (before today), due (today or before), this_week, or a day as 2026-11-30.")] string? FollowUp = null,
    [property: Description("Words in the company's, contact's or city's name, or a lead number.")] string? Text = null,
    [property: Description("How many to return, 1 to 50; 20 when left out.")] int? Limit = null);

/// <summary>What <see cref="FindLeads"/> found.</summary>
/// <param name="ReportId">The list as a report, for a file.</param>
/// <param name="Title">What was looked for.</param>
/// <param name="Total">How many fit; more than are listed, perhaps.</param>
/// <param name="Leads">The first of them.</param>
public sealed record LeadList(string ReportId, string Title, int Total, IReadOnlyList<Lead> Leads);

/// <summary>Finds leads in the CRM. Gives no notes, which may hold what outsiders wrote.</summary>
public sealed class FindLeads(LeadRepository leads) : Tool<FindLeadsArguments>
{
    private const int Usual = 20;
    private const int Most = 50;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "find_leads",
        "Finds leads in the CRM by status, industry, country, owner, day of follow-up or words. Returns each lead's number, company, contact with address "
        + "and language, status, value, owner and dates, those to be followed up first in front, and a report_id for a file of the list.",
        [Permissions.SalesRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Sales, Departments.Management],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(FindLeadsArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var filter = Filter(arguments, context);
        var (found, total) = await leads.FindAsync(filter, Math.Clamp(arguments.Limit ?? Usual, 1, Most), cancellationToken);
        var title = LeadListTerms.Title(filter, arguments.FollowUp, context.Language);
        var id = Ids.New(Ids.Report, context.Now);
        return new ToolResult(new LeadList(id, title, total, found))
        {
            Report = LeadListTerms.Report(title, found, total, context),
            ReportId = id,
            Sources = [new ToolSource("view", "sales_leads", total, title)],
        };
    }

    private static LeadFilter Filter(FindLeadsArguments arguments, ToolContext context)
    {
        var (from, to) = FollowUp(arguments.FollowUp?.Trim().ToLowerInvariant(), context);
        var open = from is not null || to is not null;
        return new LeadFilter
        {
            Statuses = Statuses(arguments.Status) ?? (open ? LeadStatus.Open : null),
            Industry = LeadTexts.Line(arguments.Industry),
            Country = LeadTexts.Country(arguments.Country),
            Owner = arguments.Owner?.Trim().ToLowerInvariant() switch { null or "" => null, "me" => context.Caller.Email, _ => LeadTexts.Line(arguments.Owner) },
            FollowUpFrom = from,
            FollowUpTo = to,
            Text = LeadTexts.Line(arguments.Text),
        };
    }

    private static IReadOnlyList<string>? Statuses(IReadOnlyList<string>? asked) => asked is not { Count: > 0 } ? null
        : [.. asked.Select(status => status.Trim().ToLowerInvariant()).SelectMany(status => status == "open" ? LeadStatus.Open : [LeadTexts.Status(status)!]).Distinct()];

    private static (DateOnly? From, DateOnly? To) FollowUp(string? when, ToolContext context)
    {
        var today = LeadTexts.Today(context);
        return when switch
        {
            null or "" => (null, null),
            "today" => (today, today),
            "overdue" => (null, today.AddDays(-1)),
            "due" => (null, today),
            "this_week" => (CalendarPeriods.Unit(Language.PeriodKind.Week, today).Start, CalendarPeriods.Unit(Language.PeriodKind.Week, today).End),
            _ => (LeadTexts.Day(when, context), LeadTexts.Day(when, context)),
        };
    }
}
