using Mezzofy.Core.CompanyData.Tickets;

namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>How rows that change over time look at one instant.</summary>
internal static class DemoStates
{
    private static readonly TicketWords Words = new();

    /// <summary>A lead as a row of <c>biz.leads</c>.</summary>
    public static object?[] LeadRow(DemoLead lead, DateOnly today)
    {
        var step = lead.At(today);
        var status = step?.Status ?? "new";
        return
        [
            lead.Id, lead.Company, lead.Contact, lead.Email, lead.Industry, lead.Country, lead.City, lead.Source, lead.CampaignId, lead.Owner.Name,
            lead.Owner.Email, status, lead.Value, lead.Created, FollowUp(lead, step), step?.Day, ClosedOn(step), status == "lost" ? lead.LostReason : null,
            CustomerId(lead, status), DemoLanguages.Of(lead),
        ];
    }

    /// <summary>A ticket as a row of <c>biz.tickets</c>.</summary>
    public static object?[] TicketRow(DemoTicket ticket, DateTimeOffset now)
    {
        var resolved = now >= ticket.Resolved;
        var (subject, description) = DemoTicketTexts.Of(ticket);
        return
        [
            ticket.Id, ticket.Customer.Id, subject, description, ticket.Issue.Category, ticket.Issue.Issue, ticket.Priority,
            ticket.Channel, ticket.Assignee, ticket.Opened, ticket.StatusAt(now), now >= ticket.Responded ? ticket.Responded : null,
            resolved ? ticket.Resolved : null, resolved ? ticket.Issue.Resolution : null, resolved ? ticket.Satisfaction : null,
            Words.Keywords($"{subject} {description}"),
        ];
    }

    /// <summary>When a lead is to be followed up, as known after a step.</summary>
    public static DateOnly? FollowUp(DemoLead lead, DemoLeadStep? step) => step is null ? DemoCalendar.Workday(lead.Created.AddDays(1)) : step.FollowUp;

    /// <summary>When a lead was closed.</summary>
    public static DateOnly? ClosedOn(DemoLeadStep? step) => step is { Status: "won" or "lost" } ? step.Day : null;

    /// <summary>The customer of a lead that is won.</summary>
    public static long? CustomerId(DemoLead lead, string status) => status == "won" ? lead.Customer?.Id : null;
}
