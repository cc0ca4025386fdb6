using System.ComponentModel;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Npgsql;

namespace Mezzofy.Core.Tools.Sales.Leads;

/// <summary>What <see cref="UpdateLead"/> needs: a lead and what changes.</summary>
public sealed record UpdateLeadArguments(
    [property: Description("The lead's number (L-…) or its company's name.")] string Lead,
    [property: Description("The new status: new, contacted, qualified, proposal, negotiation, won or lost.")] string? Status = null,
    [property: Description("When to follow up next, as 2026-11-30.")] string? FollowUpDate = null,
    [property: Description("Expected yearly value in SGD.")] decimal? ValueSgd = null,
    [property: Description("The contact's name.")] string? ContactName = null,
    [property: Description("The contact's e-mail address.")] string? ContactEmail = null,
    [property: Description("\"me\" to make the caller its owner.")] string? Owner = null,
    [property: Description("Why it was lost.")] string? LostReason = null,
    [property: Description("What was done with it: call, email, meeting, demo or note.")] string? Activity = null,
    [property: Description("A few words about what was done.")] string? Note = null);

/// <summary>Changes a lead and logs what was done, once for a call.</summary>
public sealed class UpdateLead(CallEffects effects) : Tool<UpdateLeadArguments>
{
    private static readonly string[] Activities = ["call", "email", "meeting", "demo", "note"];

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "update_lead",
        "Changes a lead in the CRM: status, next follow-up, value, contact, owner; and logs an activity with a note. Returns the lead as it is then.",
        [Permissions.CrmWrite],
        ToolEffect.Write)
    {
        Agents = [Departments.Sales],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(UpdateLeadArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var change = Change(arguments, context);
        var saved = await effects.OnceAsync(
            context.IdempotencyKey, connection => ChangeAsync(connection, arguments.Lead, change, context, cancellationToken), cancellationToken);
        return new ToolResult(saved) { Sources = [new ToolSource("view", "sales_leads", 1, saved.Lead.LeadNo)] };
    }

    private static async Task<LeadSaved> ChangeAsync(
        NpgsqlConnection connection, string name, LeadChange change, ToolContext context, CancellationToken cancellationToken)
    {
        var found = LeadTexts.Line(name) is { } line ? await LeadRepository.NamedAsync(connection, line, cancellationToken) : [];
        var open = found.Where(lead => !LeadStatus.IsClosed(lead.Status)).ToList();
        var meant = open.Count == 1 ? open : found;
        return meant switch
        {
            [] => throw new ToolRefusedException("lead_not_found", $"There is no lead \"{LeadTexts.Line(name)}\"."),
            [var one] => new LeadSaved("updated", await LeadRepository.ChangeAsync(connection, one.LeadNo, change, context.Caller.Name, LeadTexts.Today(context), cancellationToken)),
            _ => throw new ToolRefusedException(
                "lead_ambiguous", $"\"{LeadTexts.Line(name)}\" may be {string.Join("; ", meant.Select(lead => $"{lead.LeadNo} {lead.Company} ({lead.Status})"))}. Name the number."),
        };
    }

    private static LeadChange Change(UpdateLeadArguments arguments, ToolContext context)
    {
        var activity = arguments.Activity?.Trim().ToLowerInvariant();
        var change = new LeadChange
        {
            Status = LeadTexts.Status(arguments.Status?.Trim().ToLowerInvariant()),
            FollowUpDate = LeadTexts.Day(arguments.FollowUpDate, context),
            ValueSgd = LeadTexts.Value(arguments.ValueSgd),
            ContactName = LeadTexts.Line(arguments.ContactName),
            ContactEmail = LeadTexts.Email(arguments.ContactEmail),
            Owner = string.Equals(arguments.Owner?.Trim(), "me", StringComparison.OrdinalIgnoreCase) ? (context.Caller.Name, context.Caller.Email) : null,
            LostReason = LeadTexts.Line(arguments.LostReason),
            Activity = activity is null || Activities.Contains(activity) ? activity : throw new ToolRefusedException("invalid_activity", $"An activity is {string.Join(", ", Activities)}."),
            Note = LeadTexts.Note(arguments.Note),
        };
        return change == new LeadChange()
            ? throw new ToolRefusedException("nothing_to_change", "Say what is to change: status, follow_up_date, value_sgd, contact, owner, or a note.")
            : change;
    }
}
