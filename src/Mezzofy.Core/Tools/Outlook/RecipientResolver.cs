using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity.Directory;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>Turns the way people name recipients into addresses: "the CEO" is found in the directory, never guessed.</summary>
public sealed class RecipientResolver(CompanyDirectory directory)
{
    /// <summary>The most recipients in one line.</summary>
    public const int MaxRecipients = 1000;

    /// <summary>The addresses, each once, in order.</summary>
    /// <exception cref="ToolRefusedException">
    /// <c>recipient_not_found</c>, <c>recipient_ambiguous</c>, <c>invalid_address</c> or <c>too_many_recipients</c>.
    /// </exception>
    /// <exception cref="ApprovalRequiredException">An outside address in a run that has read text from outside.</exception>
    public async Task<List<MailAddress>> ResolveAsync(IReadOnlyList<string> names, ToolContext context, CancellationToken cancellationToken)
    {
        Bound(names);
        var found = new List<MailAddress>();
        foreach (var name in names)
        {
            var people = await FindAsync(name ?? "", context, cancellationToken);
            found.AddRange(people.Count == 0 ? [Outside(name ?? "", context)] : people.Select(person => new MailAddress(person.Email, person.Name)));
        }

        return [.. found.DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The colleagues, each once, in order; nobody from outside.</summary>
    /// <exception cref="ToolRefusedException"><c>recipient_not_found</c>, <c>recipient_ambiguous</c> or <c>too_many_recipients</c>.</exception>
    public async Task<List<Person>> ResolveColleaguesAsync(IReadOnlyList<string> names, ToolContext context, CancellationToken cancellationToken)
    {
        Bound(names);
        var found = new List<Person>();
        foreach (var name in names)
        {
            var people = await FindAsync(name ?? "", context, cancellationToken);
            found.AddRange(people.Count > 0 ? people : throw NotFound(name ?? ""));
        }

        return [.. found.DistinctBy(person => person.Id)];
    }

    private static void Bound(IReadOnlyList<string> names)
    {
        if (names.Count > MaxRecipients)
        {
            throw new ToolRefusedException("too_many_recipients", $"There may be at most {MaxRecipients} recipients.");
        }
    }

    // A name is one person's or, if nobody is called so, a team's.
    private async Task<IReadOnlyList<Person>> FindAsync(string name, ToolContext context, CancellationToken cancellationToken)
    {
        var match = await directory.FindAsync(name, context.Caller, cancellationToken);
        if (!match.IsAmbiguous)
        {
            return match.Only is { } person ? [person] : await directory.FindTeamAsync(name, cancellationToken);
        }

        var people = string.Join(", ", match.People.Select(candidate => $"{candidate.Name} ({candidate.Title})"));
        throw new ToolRefusedException("recipient_ambiguous", $"\"{name}\" may be {people}. Say which one.");
    }

    private static MailAddress Outside(string name, ToolContext context)
    {
        if (!name.Contains('@', StringComparison.Ordinal))
        {
            throw NotFound(name);
        }

        if (!System.Net.Mail.MailAddress.TryCreate(name.Trim(), out var address) || address.Address != name.Trim() || name.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ToolRefusedException("invalid_address", $"\"{name}\" is not an e-mail address.");
        }

        return context is { IsTainted: true, IsApproved: false }
            ? throw new ApprovalRequiredException($"A mail to {address.Address}, outside the company, after text from outside was read.")
            : new(address.Address.ToLowerInvariant());
    }

    private static ToolRefusedException NotFound(string name) => new("recipient_not_found", $"There is nobody called \"{name}\" in the directory.");
}
