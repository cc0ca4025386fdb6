using System.Text.Json.Nodes;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Sales.Leads;
using Mezzofy.Core.Webhooks.Inbox;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Of a customer who left: a card for management.</summary>
internal sealed class AlertManagementStep(EventOwners owners, EventEffects effects) : IEventStep
{
    public const string StepName = "alert_management";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.TeamsPost);
        var company = received.Text("company_name") ?? received.Required("customer_id");
        var facts = new List<TeamsFact> { new("Customer", received.Required("customer_id")) };
        facts.AddRange(from fact in new[] { ("Plan", "plan"), ("Reason", "reason"), ("Monthly value", "mrr"), ("Country", "country") }
                       let value = received.Text(fact.Item2)
                       where value is not null
                       select new TeamsFact(fact.Item1, value));
        var post = new TeamsPost(Departments.Management, $"Customer lost: {company}", $"Left on {received.Day():d MMMM yyyy}. A follow-up is being set up for the account manager.") { Facts = facts };
        return await effects.PostAsync(EventEffects.Key(received, received.Id, Name), owner, post, cancellationToken);
    }
}

/// <summary>Of a customer who left: a follow-up for the account manager on the next working day, in the CRM and in their calendar.</summary>
internal sealed class FollowUpStep(EventOwners owners, AccountManagers managers, EventEffects effects) : IEventStep
{
    public const string StepName = "follow_up";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var customer = received.Required("customer_id");
        var company = received.Text("company_name") ?? customer;
        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.CrmWrite, Permissions.CalendarWrite);
        var manager = await managers.OfAsync(received, owner, cancellationToken);
        var day = LeadTexts.NextWorkday(received.Day());
        var note = LeadTexts.Note($"Left{(received.Text("reason") is { } reason ? $": {reason}" : "")}. Ask why, and what would bring them back.")!;
        var lead = await effects.ChangeAsync(
            EventEffects.Key(received, received.Id, Name),
            async connection => await managers.LeadOfAsync(connection, customer, cancellationToken) is { } known
                ? await LeadRepository.ChangeAsync(connection, known, new LeadChange { FollowUpDate = day, Note = note }, owner.Name, received.Day(), cancellationToken)
                : (await LeadRepository.SaveAsync(
                    connection,
                    new NewLead(company)
                    {
                        ExternalId = customer, ContactEmail = received.Address("email"), Source = "webhook", FollowUpDate = day, Owner = manager.Name, OwnerEmail = manager.Email, Note = note,
                    },
                    received.Day(), cancellationToken)).Lead,
            cancellationToken);
        var start = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
        var entry = new CalendarEvent(manager.Email, $"Follow up: {company} has left", start, start.AddMinutes(30), "Asia/Singapore") { Body = EventEffects.Shown(note), ReminderMinutes = 15 };
        return await effects.SendAsync(
            NewDelivery.Of(entry, EventEffects.Key(received, received.Id, $"{Name}/calendar"), owner.Id),
            new JsonObject { ["lead_no"] = lead.LeadNo, ["follow_up_date"] = $"{day:yyyy-MM-dd}", ["account_manager"] = manager.Email }, cancellationToken);
    }
}

/// <summary>Of a customer who left: a mail, and a notification on the phone, for the account manager.</summary>
internal sealed class NotifyAccountManagerStep(EventOwners owners, AccountManagers managers, EventRecords records, EventEffects effects) : IEventStep
{
    public const string StepName = "notify_account_manager";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var owner = await owners.OfAsync(Departments.Sales, cancellationToken, Permissions.EmailSend, Permissions.PushSend);
        var manager = await managers.OfAsync(received, owner, cancellationToken);
        var company = received.Text("company_name") ?? received.Required("customer_id");
        var follow = await records.DoneAsync(received.Id, FollowUpStep.StepName, cancellationToken);
        var mail = new Mail([new MailAddress(manager.Email, manager.Name)], $"Customer lost: {company}", $"""
            Hello {EventEffects.Shown(manager.Name)},

            {EventEffects.Shown(company)} left on {received.Day():d MMMM yyyy}.{(received.Text("reason") is { } reason ? $" The reason they gave: {EventEffects.Shown(reason)}." : "")}

            A follow-up is in the CRM ({follow?["lead_no"]}) and in your calendar for {follow?["follow_up_date"]}.
            """);
        var outcome = await effects.MailAsync(EventEffects.Key(received, received.Id, $"{Name}/mail"), owner, mail, cancellationToken);
        if (manager.UserId is { } user)
        {
            var push = new PushNotification(user, "Customer lost", $"{company} has left. A follow-up is in your calendar.") { Data = new Dictionary<string, string> { ["event_id"] = received.Id } };
            await effects.SendAsync(NewDelivery.Of(push, EventEffects.Key(received, received.Id, $"{Name}/push"), owner.Id), [], cancellationToken);
        }

        return outcome;
    }
}
