using System.ComponentModel;
using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Support.Tickets;

/// <summary>What <see cref="SuggestSolutions"/> needs: a ticket or a text.</summary>
public sealed record SuggestSolutionsArguments(
    [property: Description("The ticket's number, T-….")] string? Ticket = null,
    [property: Description("The problem in words, in English, Chinese or Malay, when there is no ticket.")] string? Text = null,
    [property: Description("How many to return, 1 to 10; 3 when left out.")] int? Limit = null);

/// <summary>What <see cref="SuggestSolutions"/> found.</summary>
/// <param name="About">The ticket's number and subject, or the problem as it was asked.</param>
/// <param name="Solutions">What solved similar tickets, best first, with the tickets it stands on; empty when nothing is alike.</param>
public sealed record SolutionList(string About, IReadOnlyList<Solution> Solutions);

/// <summary>Suggests what solved similar tickets before.</summary>
public sealed class SuggestSolutions(TicketRepository tickets, SolutionFinder finder) : Tool<SuggestSolutionsArguments>
{
    private const int Usual = 3;
    private const int Most = 10;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "suggest_solutions",
        "Suggests solutions for a ticket or a problem from past tickets that were solved: what was done, how often it worked, how long it took, and the "
        + "numbers of the tickets it stands on. Says so when nothing similar was ever solved.",
        [Permissions.SupportRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Support],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(SuggestSolutionsArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (about, text, quotes) = await AboutAsync(arguments, cancellationToken);
        var found = await finder.FindAsync(text, Math.Clamp(arguments.Limit ?? Usual, 1, Most), cancellationToken);
        return new ToolResult(new SolutionList(about, found))
        {
            Untrusted = quotes,
            Sources = [new ToolSource("view", "support_solutions", found.Sum(one => one.SolvedTickets), string.Join(", ", found.SelectMany(one => one.Examples)))],
        };
    }

    private async Task<(string About, string Text, bool Quotes)> AboutAsync(SuggestSolutionsArguments arguments, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(arguments.Ticket))
        {
            var ticket = await tickets.FindAsync(arguments.Ticket.Trim(), cancellationToken)
                ?? throw new ToolRefusedException("ticket_not_found", $"There is no ticket {arguments.Ticket.Trim()}.");
            return ($"{ticket.TicketNo}: {ticket.Subject}", $"{ticket.Subject} {ticket.Description}", true);
        }

        return string.IsNullOrWhiteSpace(arguments.Text)
            ? throw new ToolRefusedException("problem_missing", "Name a ticket, or say what the problem is.")
            : (arguments.Text.Trim(), arguments.Text, false);
    }
}
