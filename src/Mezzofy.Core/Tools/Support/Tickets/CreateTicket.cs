using System.ComponentModel;
using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Tools.Support.Tickets;

/// <summary>What <see cref="CreateTicket"/> needs.</summary>
public sealed record CreateTicketArguments(
    [property: Description("The subject, one line.")] string Subject,
    [property: Description("What the customer wrote or said.")] string? Description = null,
    [property: Description("The customer's name.")] string? Customer = null,
    [property: Description("Category: redemption, login, billing, integration, messaging, reports, setup, points or other; found from similar tickets when left out.")] string? Category = null,
    [property: Description("Priority: low, normal, high or urgent; normal when left out.")] string? Priority = null,
    [property: Description("How it came: email, chat, phone, portal or webhook; chat when left out.")] string? Channel = null,
    [property: Description("The id under which another system knows it; a ticket that has it already is not opened twice.")] string? ExternalId = null);

/// <summary>A ticket that was opened.</summary>
/// <param name="Status"><c>created</c>, or <c>exists</c> for an external id that was known.</param>
/// <param name="TicketNo">Its number.</param>
/// <param name="Category">Its category.</param>
/// <param name="Issue">The known issue it looks like, or null.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Customer">The customer, or null when none was named or none of that name is known.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record TicketCreated(string Status, string TicketNo, string Category, string? Issue, string Priority, string? Customer, string? Note);

/// <summary>Opens a support ticket, once for a call and once for an external id.</summary>
public sealed class CreateTicket(CallEffects effects, SolutionFinder solutions, TicketWords words) : Tool<CreateTicketArguments>
{
    private const int LongestSubject = 200;
    private const int LongestDescription = 10_000;
    private const double Sure = 0.5;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "create_ticket",
        "Opens a support ticket. Finds category and known issue from similar tickets when they are not given. Returns the ticket's number.",
        [Permissions.TicketsWrite],
        ToolEffect.Write)
    {
        Agents = [Departments.Support],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(CreateTicketArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var subject = PlainText.OneLine(arguments.Subject, LongestSubject);
        if (subject.Length == 0)
        {
            throw new ToolRefusedException("subject_missing", "A ticket needs a subject.");
        }

        var description = PlainText.Clean(arguments.Description ?? "");
        description = description.Length > LongestDescription ? description[..LongestDescription] : description;
        var alike = await solutions.FindAsync($"{subject} {description}", 1, cancellationToken);
        var known = alike is [{ Similarity: >= Sure } first] ? first : null;
        var ticket = new NewTicket(
            subject, description, Among(arguments.Category, TicketValues.Categories, "category") ?? known?.Category ?? "other", known?.Issue ?? subject,
            Among(arguments.Priority, TicketValues.Priorities, "priority") ?? "normal", Among(arguments.Channel, TicketValues.Channels, "channel") ?? "chat",
            words.Keywords($"{subject} {description}"))
        {
            Customer = PlainText.OneLine(arguments.Customer, LongestSubject),
            ExternalId = arguments.ExternalId is { Length: > 0 } id ? PlainText.OneLine(id, LongestSubject) : null,
        };
        var created = await effects.OnceAsync(
            context.IdempotencyKey,
            async connection =>
            {
                var (saved, isNew) = await TicketRepository.AddAsync(connection, ticket, context.Now, cancellationToken);
                var note = ticket.Customer.Length > 0 && saved.Customer is null ? "No customer of that name is known; the ticket is not linked to one." : null;
                return new TicketCreated(isNew ? "created" : "exists", saved.TicketNo, saved.Category, known?.Issue, saved.Priority, saved.Customer, note);
            },
            cancellationToken);
        return new ToolResult(created) { Sources = [new ToolSource("view", "support_tickets", 1, created.TicketNo)] };
    }

    private static string? Among(string? value, IReadOnlyList<string> allowed, string what)
    {
        var text = value?.Trim().ToLowerInvariant();
        return text is null or "" ? null
            : allowed.Contains(text) ? text
            : throw new ToolRefusedException($"invalid_{what}", $"The {what} is {string.Join(", ", allowed)}; not \"{PlainText.OneLine(text, 40)}\".");
    }
}
