using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Identity.Tokens;

namespace Mezzofy.Core.Identity;

/// <summary>Tells who a request comes from by its access token.</summary>
/// <remarks>
/// A token ends when it expires, and at once, in every process, when its login is ended, its person is disabled or their role,
/// department or password changes: within milliseconds, and within two seconds if the notification is lost. A token and a login that
/// were seen a moment ago cost no I/O and no signature check.
/// </remarks>
public sealed class Authenticator
{
    private readonly AccessTokens tokens;
    private readonly LoginStates states;

    internal Authenticator(AccessTokens tokens, LoginStates states)
    {
        this.tokens = tokens;
        this.states = states;
    }

    /// <summary>The caller.</summary>
    /// <exception cref="ProblemException">401 <c>token_invalid</c>, <c>token_expired</c> or <c>token_revoked</c>.</exception>
    public ValueTask<Authenticated> AuthenticateAsync(string token, CancellationToken cancellationToken = default)
    {
        var check = tokens.CheckAsync(token, cancellationToken);
        if (!check.IsCompletedSuccessfully)
        {
            return SlowAsync(check, cancellationToken);
        }

        var find = states.FindAsync(check.Result, cancellationToken);
        return find.IsCompletedSuccessfully ? new(find.Result ?? throw Revoked()) : SlowAsync(find);
    }

    private async ValueTask<Authenticated> SlowAsync(ValueTask<AccessToken> check, CancellationToken cancellationToken) =>
        await states.FindAsync(await check, cancellationToken) ?? throw Revoked();

    private static async ValueTask<Authenticated> SlowAsync(ValueTask<Authenticated?> find) => await find ?? throw Revoked();

    private static ProblemException Revoked() => new(401, "token_revoked", "The access token has been ended: log in again.");
}
