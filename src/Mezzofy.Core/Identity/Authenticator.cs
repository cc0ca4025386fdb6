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

    /// <summary>Whether somebody who was authenticated before, and has been connected since, still may act, and as whom.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="loginId">The login they came with.</param>
    /// <param name="version"><see cref="Authenticated.Version"/> as it was then.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="ProblemException">401 <c>token_revoked</c>.</exception>
    public async ValueTask<Authenticated> RecheckAsync(string userId, string loginId, int version, CancellationToken cancellationToken = default) =>
        await states.FindAsync(userId, loginId, version, cancellationToken) ?? throw Revoked();

    private async ValueTask<Authenticated> SlowAsync(ValueTask<AccessToken> check, CancellationToken cancellationToken) =>
        await states.FindAsync(await check, cancellationToken) ?? throw Revoked();

    private static async ValueTask<Authenticated> SlowAsync(ValueTask<Authenticated?> find) => await find ?? throw Revoked();

    private static ProblemException Revoked() => new(401, "token_revoked", "The access token has been ended: log in again.");
}
