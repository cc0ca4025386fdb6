using System.ComponentModel;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Npgsql;

namespace Mezzofy.Core.Tools.Sales.Leads;

/// <summary>What <see cref="CreateLead"/> needs.</summary>
public sealed record CreateLeadArguments(
    [property: Description("The company's name.")] string Company,
    [property: Description("The contact's name.")] string? ContactName = null,
    [property: Description("The contact's e-mail address.")] string? ContactEmail = null,
    [property: Description("The contact's telephone number.")] string? Phone = null,
    [property: Description("Industry, for example F&B, Retail, Hospitality.")] string? Industry = null,
    [property: Description("Country: SG, MY or another ISO 3166 code.")] string? Country = null,
    [property: Description("The city.")] string? City = null,
    [property: Description("The contact's language: en, zh or ms.")] string? Language = null,
    [property: Description("Where the lead comes from: website, referral, event, linkedin, partner, campaign, webhook or direct.")] string? Source = null,
    [property: Description("Expected yearly value in SGD.")] decimal? ValueSgd = null,
    [property: Description("When to follow up, as 2026-11-30; the next working day when left out.")] string? FollowUpDate = null,
    [property: Description("Something to remember about the lead.")] string? Note = null,
    [property: Description("The id under which another system knows the company; a lead that has it already is updated.")] string? ExternalId = null);

/// <summary>What came of a change to a lead.</summary>
/// <param name="Status"><c>created</c> or <c>updated</c>.</param>
/// <param name="Lead">The lead as it is now.</param>
public sealed record LeadSaved(string Status, Lead Lead);

/// <summary>Adds a lead to the CRM, once for a call and once for an external id.</summary>
public sealed class CreateLead(CallEffects effects) : Tool<CreateLeadArguments>
{
    private static readonly string[] Sources = ["website", "referral", "event", "linkedin", "partner", "campaign", "webhook", "direct"];

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "create_lead",
        "Adds a lead to the CRM, owned by the caller. With an external_id that is known, updates that lead instead. Returns the lead with its number. "
        + "Refuses a company that is an open lead already.",
        [Permissions.CrmWrite],
        ToolEffect.Write)
    {
        Agents = [Departments.Sales],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(CreateLeadArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var lead = Lead(arguments, context);
        var saved = await effects.OnceAsync(context.IdempotencyKey, connection => SaveAsync(connection, lead, context, cancellationToken), cancellationToken);
        return new ToolResult(saved) { Sources = [new ToolSource("view", "sales_leads", 1, saved.Lead.LeadNo)] };
    }

    private static async Task<LeadSaved> SaveAsync(NpgsqlConnection connection, NewLead lead, ToolContext context, CancellationToken cancellationToken)
    {
        if (lead.ExternalId is null)
        {
            var known = await LeadRepository.NamedAsync(connection, lead.Company, cancellationToken);
            if (known.FirstOrDefault(one => string.Equals(one.Company, lead.Company, StringComparison.OrdinalIgnoreCase) && !LeadStatus.IsClosed(one.Status)) is { } open)
            {
                throw new ToolRefusedException("lead_exists", $"{open.Company} is an open lead already: {open.LeadNo}, {open.Status}, owned by {open.Owner}. Update that one.");
            }
        }

        var (saved, isNew) = await LeadRepository.SaveAsync(connection, lead, LeadTexts.Today(context), cancellationToken);
        return new LeadSaved(isNew ? "created" : "updated", saved);
    }

    private static NewLead Lead(CreateLeadArguments arguments, ToolContext context)
    {
        var source = arguments.Source?.Trim().ToLowerInvariant() ?? "direct";
        return new NewLead(LeadTexts.Line(arguments.Company) ?? throw new ToolRefusedException("company_missing", "A lead needs the company's name."))
        {
            ExternalId = LeadTexts.Line(arguments.ExternalId),
            ContactName = LeadTexts.Line(arguments.ContactName),
            ContactEmail = LeadTexts.Email(arguments.ContactEmail),
            Phone = LeadTexts.Line(arguments.Phone),
            Language = LeadTexts.Language(arguments.Language),
            Industry = LeadTexts.Line(arguments.Industry),
            Country = LeadTexts.Country(arguments.Country),
            City = LeadTexts.Line(arguments.City),
            Source = Sources.Contains(source) ? source : throw new ToolRefusedException("invalid_source", $"A lead comes from {string.Join(", ", Sources)}."),
            ValueSgd = LeadTexts.Value(arguments.ValueSgd),
            FollowUpDate = LeadTexts.Day(arguments.FollowUpDate, context) ?? LeadTexts.NextWorkday(LeadTexts.Today(context)),
            Owner = context.Caller.Name,
            OwnerEmail = context.Caller.Email,
            Note = LeadTexts.Note(arguments.Note),
        };
    }
}
