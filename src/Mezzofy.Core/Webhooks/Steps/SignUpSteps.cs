using System.Text.Json.Nodes;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Sales.Leads;
using Mezzofy.Core.Webhooks.Inbox;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Of a new customer: a lead in the CRM, found again by the customer's id.</summary>
internal sealed class LeadStep(EventOwners owners, EventEffects effects) : IEventStep
{
    public const string StepName = "crm_lead";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var customer = received.Required("customer_id");
        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.CrmWrite);
        var lead = new NewLead(received.Required("company_name"))
        {
            ExternalId = customer,
            ContactName = LeadTexts.Line(received.Text("contact_name")),
            ContactEmail = received.Address("email"),
            Phone = LeadTexts.Line(received.Text("phone")),
            Language = LeadTexts.Language(received.Text("language")),
            Industry = LeadTexts.Line(received.Text("industry")),
            Country = received.Text("country") is { Length: 2 } country && country.All(char.IsAsciiLetter) ? country.ToUpperInvariant() : null,
            City = LeadTexts.Line(received.Text("city")),
            Source = "webhook",
            FollowUpDate = LeadTexts.NextWorkday(received.Day()),
            Owner = owner.Name,
            OwnerEmail = owner.Email,
            Note = LeadTexts.Note($"Signed up{(received.Text("plan") is { } plan ? $", plan {plan}" : "")}."),
        };
        var saved = await effects.ChangeAsync(
            EventEffects.Key(received, received.Id, Name),
            async connection =>
            {
                var (stored, isNew) = await LeadRepository.SaveAsync(connection, lead, received.Day(), cancellationToken);
                return new LeadSaved(isNew ? "created" : "updated", stored);
            },
            cancellationToken);
        return StepOutcome.Of(new JsonObject { ["lead_no"] = saved.Lead.LeadNo, ["status"] = saved.Status, ["owner"] = saved.Lead.OwnerEmail });
    }
}

/// <summary>Of a new customer: the welcome mail. Its text is fixed; only the company's name and plan are the event's.</summary>
internal sealed class WelcomeMailStep(EventOwners owners, EventEffects effects) : IEventStep
{
    public const string StepName = "welcome_mail";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        if (received.Address("email") is not { } address)
        {
            return StepOutcome.Skip("no_mail_address");
        }

        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.EmailSend);
        var (subject, body) = WelcomeTexts.Of(received.Text("language"), received.Text("company_name"), received.Text("plan"), owner.Name);
        var mail = new Mail([new MailAddress(address)], subject, body) { ReplyTo = new MailAddress(owner.Email, owner.Name) };
        return await effects.MailAsync(EventEffects.Key(received, received.Required("customer_id"), Name), owner, mail, cancellationToken);
    }
}

/// <summary>Of a new customer: a card for sales.</summary>
internal sealed class NotifySalesStep(EventOwners owners, EventRecords records, EventEffects effects) : IEventStep
{
    public const string StepName = "notify_sales";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.TeamsPost);
        var lead = await records.DoneAsync(received.Id, LeadStep.StepName, cancellationToken);
        var facts = new List<TeamsFact> { new("Lead", $"{lead?["lead_no"]}"), new("Customer", received.Required("customer_id")) };
        facts.AddRange(from fact in new[] { ("Plan", "plan"), ("Country", "country"), ("E-mail", "email") }
                       let value = received.Text(fact.Item2)
                       where value is not null
                       select new TeamsFact(fact.Item1, value));
        var post = new TeamsPost(Departments.Sales, $"New customer: {received.Text("company_name")}", $"Signed up on {received.Day():d MMMM yyyy}. The lead is with {EventEffects.Shown(owner.Name)}; the welcome mail is on its way.")
        {
            Facts = facts,
        };
        return await effects.PostAsync(EventEffects.Key(received, received.Required("customer_id"), Name), owner, post, cancellationToken);
    }
}
