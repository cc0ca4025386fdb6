using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity.Directory;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>Turns the way people name recipients into addresses: "the CEO" is found in the directory, never guessed.</summary>
public sealed class RecipientResolver(CompanyDirectory directory)
{
    private const int MaxRecipients = 50;

    /// <summary>The addresses, each once, in order.</summary>
    /// <exception cref="ToolRefusedException">
    /// <c>recipient_not_found</c>, <c>recipient_ambiguous</c>, <c>invalid_address</c> or <c>too_many_recipients</c>.
    /// </exception>
    /// <exception cref="ApprovalRequiredException">An outside address in a run that has read text from outside.</exception>
    public async Task<List<MailAddress>> ResolveAsync(IReadOnlyList<string> names, ToolContext context, CancellationToken cancellationToken)
    {
        if (names.Count > MaxRecipients)
        {
            throw new ToolRefusedException("too_many_recipients", $"A mail may have at most {MaxRecipients} recipients.");
        }

        var found = new List<MailAddress>();
        foreach (var name in names)
        {
            found.Add(await ResolveAsync(name, context, cancellationToken));
        }

        return [.. found.DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<MailAddress> ResolveAsync(string name, ToolContext context, CancellationToken cancellationToken)
    {
        var match = await directory.FindAsync(name ?? "", context.Caller, cancellationToken);
        if (match.Only is { } person)
        {
            return new(person.Email, person.Name);
        }

        if (match.IsAmbiguous)
        {
            var people = string.Join(", ", match.People.Select(candidate => $"{candidate.Name} ({candidate.Title})"));
            throw new ToolRefusedException("recipient_ambiguous", $"\"{name}\" may be {people}. Say which one.");
        }

        return Outside(name ?? "", context);
    }

    private static MailAddress Outside(string name, ToolContext context)
    {
        if (!name.Contains('@', StringComparison.Ordinal))
        {
            throw new ToolRefusedException("recipient_not_found", $"There is nobody called \"{name}\" in the directory.");
        }

        if (!System.Net.Mail.MailAddress.TryCreate(name.Trim(), out var address) || address.Address != name.Trim() || name.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ToolRefusedException("invalid_address", $"\"{name}\" is not an e-mail address.");
        }

        return context is { IsTainted: true, IsApproved: false }
            ? throw new ApprovalRequiredException($"A mail to {address.Address}, outside the company, after text from outside was read.")
            : new(address.Address.ToLowerInvariant());
    }
}
