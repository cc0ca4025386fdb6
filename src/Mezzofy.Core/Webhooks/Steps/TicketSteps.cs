using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Support.Tickets;
using Mezzofy.Core.Webhooks.Inbox;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Of a customer who needs help: the ticket, in the category that similar tickets have, once for the sender's id.</summary>
internal sealed class TicketStep(EventOwners owners, EventEffects effects, SolutionFinder solutions, TicketWords words) : IEventStep
{
    public const string StepName = "ticket";
    private const double Sure = 0.5;

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var (id, subject, description) = (received.Required("ticket_id"), received.Required("subject"), received.Long("description"));
        await owners.OfAsync(Departments.Support, cancellationToken, Permissions.TicketsWrite);
        var known = (await solutions.FindAsync($"{subject} {description}", 1, cancellationToken)) is [{ Similarity: >= Sure } first] ? first : null;
        var ticket = new NewTicket(
            subject, description, Among(received.Text("category"), TicketValues.Categories) ?? known?.Category ?? "other", known?.Issue ?? subject,
            Among(received.Text("priority"), TicketValues.Priorities) ?? "normal", "webhook", words.Keywords($"{subject} {description}"))
        {
            Customer = received.Text("company_name", "customer_name") ?? "",
            ExternalId = id,
        };
        var created = await effects.ChangeAsync(
            EventEffects.Key(received, id, Name),
            async connection =>
            {
                var (saved, isNew) = await TicketRepository.AddAsync(connection, ticket, received.At, cancellationToken);
                return new TicketCreated(isNew ? "created" : "exists", saved.TicketNo, saved.Category, known?.Issue, saved.Priority, saved.Customer, null);
            },
            cancellationToken);
        return StepOutcome.Of(new JsonObject
        {
            ["ticket_no"] = created.TicketNo, ["status"] = created.Status, ["category"] = created.Category, ["priority"] = created.Priority, ["agent"] = Departments.Support,
        });
    }

    private static string? Among(string? value, IReadOnlyList<string> allowed) => value?.ToLowerInvariant() is { } text && allowed.Contains(text) ? text : null;
}

/// <summary>Of a ticket: what solved tickets like it, kept with it.</summary>
internal sealed class SuggestionsStep(NpgsqlDataSource database, EventRecords records, SolutionFinder solutions) : IEventStep
{
    public const string StepName = "suggestions";
    private const int Most = 3;

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var ticket = await records.DoneAsync(received.Id, TicketStep.StepName, cancellationToken);
        var found = await solutions.FindAsync($"{received.Text("subject")} {received.Long("description")}", Most, cancellationToken);
        if (found.Count == 0)
        {
            return StepOutcome.Skip("nothing_alike");
        }

        var json = JsonSerializer.Serialize(found, ProductJson.Options);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.RunAsync("update biz.tickets set suggestions = $2::jsonb where ticket_no = $1", cancellationToken, (string?)ticket?["ticket_no"], json);
        return StepOutcome.Of(new JsonObject { ["solutions"] = JsonNode.Parse(json) });
    }
}

/// <summary>Of a ticket: a card for support, with what may solve it.</summary>
internal sealed class NotifySupportStep(EventOwners owners, EventRecords records, EventEffects effects) : IEventStep
{
    public const string StepName = "notify_support";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var owner = await owners.OfAsync(Departments.Support, cancellationToken, Permissions.TeamsPost);
        var ticket = await records.DoneAsync(received.Id, TicketStep.StepName, cancellationToken);
        var found = (await records.DoneAsync(received.Id, SuggestionsStep.StepName, cancellationToken))?["solutions"].Deserialize<List<Solution>>(ProductJson.Options) ?? [];
        var post = new TeamsPost(Departments.Support, $"New ticket {ticket?["ticket_no"]}: {received.Text("subject")}", Text(found))
        {
            Facts =
            [
                new("Customer", received.Text("company_name", "customer_name", "customer_id") ?? "unknown"), new("Category", $"{ticket?["category"]}"), new("Priority", $"{ticket?["priority"]}"),
            ],
        };
        return await effects.PostAsync(EventEffects.Key(received, received.Required("ticket_id"), Name), owner, post, cancellationToken);
    }

    // Resolutions are colleagues' words about past tickets; subjects were customers'.
    private static string Text(List<Solution> found) => found.Count == 0
        ? "No past ticket is like it."
        : $"What solved tickets like it:\n\n{string.Join('\n', found.Select((one, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {EventEffects.Shown(one.Resolution)} ({one.SolvedTickets} solved, for example {string.Join(", ", one.Examples)})")))}";
}
