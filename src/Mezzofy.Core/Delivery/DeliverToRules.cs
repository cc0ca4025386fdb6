using Mezzofy.Core.Delivery.Teams;
using Mezzofy.Core.Identity;
using NetAddress = System.Net.Mail.MailAddress;

namespace Mezzofy.Core.Delivery;

/// <summary>Checks where somebody wants results to go; what is wrong is named by its field.</summary>
public sealed class DeliverToRules(TeamsChannels channels, Users users)
{
    private const int LongestAddress = 254;

    /// <summary>Passes what makes sense.</summary>
    /// <param name="to">What is wanted.</param>
    /// <param name="field">Its name in the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The same, with clean addresses.</returns>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>, with the field.</exception>
    public async Task<DeliverTo> CheckAsync(DeliverTo to, string field, CancellationToken cancellationToken)
    {
        if (to.TeamsChannel is { } channel && !channels.IsKnown(channel))
        {
            throw ProblemException.Validation($"{field}.teams_channel", channels.Unknown(channel));
        }

        if (to.PushUserId is { } user && (!Ids.IsValid(Ids.User, user) || await users.FindAsync(user, cancellationToken) is null))
        {
            throw ProblemException.Validation($"{field}.push_user_id", "is no user.");
        }

        // It names a conversation of the bot, so only what came in through that conversation may say it.
        return to.TeamsReply is null
            ? to with { Email = Addresses(to.Email ?? [], $"{field}.email") }
            : throw ProblemException.Validation($"{field}.teams_reply", "is set by the assistant itself, for what is asked in Teams.");
    }

    private static List<string> Addresses(IReadOnlyList<string> addresses, string field) =>
        addresses.Count > Mail.MaxRecipients
            ? throw ProblemException.Validation(field, $"has {addresses.Count} addresses; at most {Mail.MaxRecipients} are accepted.")
            : [.. addresses.Select((address, index) => IsAddress(address)
                ? address.Trim()
                : throw ProblemException.Validation($"{field}[{index}]", "is no mail address."))];

    private static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress } && NetAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && address.Host.Contains('.');
}
