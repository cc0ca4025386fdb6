using System.ComponentModel;
using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Support.Tickets;

/// <summary>What <see cref="SearchTickets"/> looks for; all of it must fit.</summary>
public sealed record SearchTicketsArguments(
    [property: Description("Words of the problem, in English, Chinese or Malay.")] string? Text = null,
    [property: Description("Statuses: open, in_progress, waiting, resolved, closed; or \"unresolved\".")] IReadOnlyList<string>? Status = null,
    [property: Description("Category: redemption, login, billing, integration, messaging, reports, setup, points or other.")] string? Category = null,
    [property: Description("Priority: low, normal, high or urgent.")] string? Priority = null,
    [property: Description("The customer's name.")] string? Customer = null,
    [property: Description("When they were opened, as a person writes it, for example \"this week\".")] string? Period = null,
    [property: Description("How many to return, 1 to 50; 15 when left out.")] int? Limit = null);

/// <summary>A ticket that was found; its subject is the customer's.</summary>
public sealed record FoundTicket(
    string TicketNo, string? Customer, string Subject, string Category, string Priority, string Status, string? Assignee, DateOnly OpenedOn, string? Resolution);

/// <summary>What <see cref="SearchTickets"/> found.</summary>
/// <param name="Title">What was looked for.</param>
/// <param name="Total">How many fit.</param>
/// <param name="Tickets">The first of them.</param>
public sealed record TicketList(string Title, int Total, IReadOnlyList<FoundTicket> Tickets);

/// <summary>Finds tickets by words and fields. Its result quotes customers and is untrusted.</summary>
public sealed class SearchTickets(TicketRepository tickets, TicketWords words) : Tool<SearchTicketsArguments>
{
    private const int Usual = 15;
    private const int Most = 50;
    private static readonly Term Title = new("Support tickets", "客服工单", "Tiket sokongan");

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "search_tickets",
        "Finds support tickets by words, status, category, priority, customer or time. Returns numbers, subjects, states and resolutions, the nearest first.",
        [Permissions.SupportRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Support],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(SearchTicketsArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var filter = Filter(arguments, context);
        var (found, total) = await tickets.FindAsync(filter, Math.Clamp(arguments.Limit ?? Usual, 1, Most), cancellationToken);
        string?[] said = [arguments.Text, arguments.Category, arguments.Priority, arguments.Customer, arguments.Period];
        var details = string.Join(", ", said.Where(part => !string.IsNullOrWhiteSpace(part)));
        var title = details.Length == 0 ? Title.In(context.Language) : $"{Title.In(context.Language)}: {details}";
        var rows = found.Select(one => new FoundTicket(
            one.TicketNo, one.Customer, one.Subject, one.Category, one.Priority, one.Status, one.Assignee, DateOnly.FromDateTime(one.OpenedAt), one.Resolution));
        return new ToolResult(new TicketList(title, total, [.. rows])) { Untrusted = found.Count > 0, Sources = [new ToolSource("view", "support_tickets", total, details)] };
    }

    private TicketFilter Filter(SearchTicketsArguments arguments, ToolContext context)
    {
        var scope = string.IsNullOrWhiteSpace(arguments.Period) ? null
            : ReportScope.Read(arguments.Period, today => CalendarPeriods.Unit(PeriodKind.Week, today), PeriodKind.Week, context);
        var asked = string.IsNullOrWhiteSpace(arguments.Text) ? null : words.Of(arguments.Text);
        return asked is { Count: 0 }
            ? throw new ToolRefusedException("no_words", "The text has no words to search by.")
            : new TicketFilter
            {
                Statuses = Statuses(arguments.Status),
                Category = Lower(arguments.Category),
                Priority = Lower(arguments.Priority),
                Customer = string.IsNullOrWhiteSpace(arguments.Customer) ? null : arguments.Customer.Trim(),
                From = scope?.Begin(scope.Asked.Start),
                Until = scope?.EndOf(scope.Asked),
                Words = asked?.ToList(),
            };
    }

    private static IReadOnlyList<string>? Statuses(IReadOnlyList<string>? asked) => asked is not { Count: > 0 } ? null
        : [.. asked.Select(Lower).SelectMany(status => status == "unresolved" ? ["open", "in_progress", "waiting"] : new[] { status! }).Distinct()];

    private static string? Lower(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
}
