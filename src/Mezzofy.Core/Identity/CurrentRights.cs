namespace Mezzofy.Core.Identity;

/// <summary>Whether somebody who asked a while ago may still do what they could then: work outlives the login, the role, even the account.</summary>
public sealed class CurrentRights(Users users)
{
    /// <summary>What they have lost since they asked; rights that came later are not looked at, because work never has more than it began with.</summary>
    /// <param name="asked">Who asked, as they were then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when nothing; else a stable code, <c>account_disabled</c> or <c>rights_changed</c>, and a sentence.</returns>
    public async Task<(string Code, string Message)?> LostAsync(Caller asked, CancellationToken cancellationToken)
    {
        var person = await users.FindAsync(asked.UserId, cancellationToken);
        if (person is not { DisabledAt: null })
        {
            return ("account_disabled", "The account of the person who asked is disabled.");
        }

        // What was read with a right that is gone could leave by a tool that is still allowed, so any loss ends it.
        return asked.Permissions.IsSubsetOf(person.Permissions)
            ? null
            : ("rights_changed", "The person who asked has lost rights since then; it must be asked for again.");
    }
}
