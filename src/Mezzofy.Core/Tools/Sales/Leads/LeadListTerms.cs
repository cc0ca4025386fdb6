using System.Globalization;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Sales.Leads;

/// <summary>Titles a list of leads and lays it out.</summary>
internal static class LeadListTerms
{
    private static readonly Term Leads = new("Leads", "线索", "Prospek");
    private static readonly Term Due = new("follow-up on {0}", "跟进日期 {0}", "susulan pada {0}");
    private static readonly Term Overdue = new("follow-up due by {0}", "{0}前应跟进", "susulan selewat-lewatnya {0}");
    private static readonly Term Number = new("Lead", "编号", "No.");
    private static readonly Term Company = new("Company", "公司", "Syarikat");
    private static readonly Term Contact = new("Contact", "联系人", "Hubungan");
    private static readonly Term Industry = new("Industry", "行业", "Industri");
    private static readonly Term City = new("City", "城市", "Bandar");
    private static readonly Term Value = new("Value", "价值", "Nilai");
    private static readonly Term FollowUp = new("Follow-up", "跟进", "Susulan");
    private static readonly Term None = new("No lead fits.", "没有符合条件的线索。", "Tiada prospek yang sepadan.");
    private static readonly Term Shown = new("{0:N0} of {1:N0} leads.", "共 {1:N0} 条线索，列出 {0:N0} 条。", "{0:N0} daripada {1:N0} prospek.");

    /// <summary>What was looked for, in the language: "Leads: F&amp;B, SG, proposal".</summary>
    public static string Title(LeadFilter filter, string? followUp, string language)
    {
        string?[] parts =
        [
            filter.Industry, filter.Country,
            followUp is null && filter.Statuses is { } statuses ? string.Join(", ", statuses.Select(status => PipelineTerms.Statuses.In(status, language))) : null,
            filter.Owner, filter.Text, When(filter, language),
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? Leads.In(language) : $"{Leads.In(language)}: {said}";
    }

    /// <summary>The list as a report.</summary>
    public static ReportDocument Report(string title, IReadOnlyList<Lead> found, int total, ToolContext context)
    {
        var (language, tables) = (context.Language, new ReportTables(context.Language));
        var table = tables.Table(
            [
                tables.Text(Number), tables.Text(Company), tables.Text(Contact), tables.Text(Industry), tables.Text(City), tables.Text(CommonTerms.Status),
                tables.Money(Value), tables.Text(CommonTerms.Owner), tables.Date(FollowUp),
            ],
            found.Select(lead => ReportTables.Row(
                lead.LeadNo, lead.Company, lead.ContactName ?? "", lead.Industry, lead.City, PipelineTerms.Statuses.In(lead.Status, language), lead.ValueSgd,
                lead.Owner, ReportTables.Iso(lead.FollowUpDate))),
            None);
        return new ReportDocument(
            title, null, language, $"leads_{LeadTexts.Today(context).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            [new(Leads.In(language), [new TextBlock(Shown.In(language, found.Count, total)), table])])
        {
            PreparedFor = context.Caller.Name,
            AsOf = context.Now,
        };
    }

    private static string? When(LeadFilter filter, string language) => filter switch
    {
        { FollowUpTo: null } => null,
        { FollowUpFrom: { } from } when from == filter.FollowUpTo => Due.In(language, PeriodText.Day(from, language)),
        { FollowUpFrom: { } from } => Due.In(language, PeriodText.Short(CalendarPeriods.Range(from, filter.FollowUpTo.Value), language)),
        _ => Overdue.In(language, PeriodText.Day(filter.FollowUpTo.Value, language)),
    };
}
