using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity.Passwords;
using Mezzofy.Core.Identity.Tokens;
using Mezzofy.Core.Limits;

namespace Mezzofy.Core.Identity.Logins;

/// <summary>Logging in, refreshing and logging out.</summary>
public sealed class SignIn
{
    private readonly Users users;
    private readonly PasswordHasher hasher;
    private readonly LoginAttempts attempts;
    private readonly LoginStore logins;
    private readonly LoginStates states;
    private readonly AccessTokens tokens;
    private readonly AuditLog audit;
    private readonly IdentityOptions options;

    internal SignIn(
        Users users,
        PasswordHasher hasher,
        LoginAttempts attempts,
        LoginStore logins,
        LoginStates states,
        AccessTokens tokens,
        AuditLog audit,
        IdentityOptions options)
    {
        this.users = users;
        this.hasher = hasher;
        this.attempts = attempts;
        this.logins = logins;
        this.states = states;
        this.tokens = tokens;
        this.audit = audit;
        this.options = options;
    }

    /// <summary>Checks the password and begins a login. An unknown address, a wrong password and a disabled account are answered alike.</summary>
    /// <exception cref="ProblemException">401 <c>invalid_credentials</c>; 429 <c>too_many_attempts</c>; 503 <c>login_busy</c>.</exception>
    public async Task<TokenPair> LoginAsync(string email, string password, RequestOrigin origin, CancellationToken cancellationToken = default)
    {
        var attempt = await attempts.BeginAsync(email, origin.Address, cancellationToken);
        var found = await users.FindCredentialsAsync(email, cancellationToken);
        var check = await CheckAsync(attempt, password, found?.PasswordHash, cancellationToken);
        if (check == PasswordCheck.Wrong || found is not { User.DisabledAt: null } account)
        {
            await audit.AppendAsync(Entry("auth.login", AuditOutcomes.Refused, origin, found?.User.Id), cancellationToken);
            throw new ProblemException(401, "invalid_credentials", "The e-mail address or the password is wrong.");
        }

        await attempts.ForgiveAsync(attempt, cancellationToken);
        if (check == PasswordCheck.RightButOutdated)
        {
            var newHash = await hasher.HashAsync(password, cancellationToken);
            await users.RehashAsync(account.User.Id, account.PasswordHash, newHash, cancellationToken);
        }

        var (loginId, refreshToken) = await logins.BeginAsync(account.User.Id, cancellationToken);
        await audit.AppendAsync(Entry("auth.login", AuditOutcomes.Done, origin, account.User.Id, loginId), cancellationToken);
        return await PairAsync(account.User, loginId, refreshToken, cancellationToken);
    }

    /// <summary>Trades a refresh token for a fresh pair.</summary>
    /// <exception cref="ProblemException">401 <c>refresh_token_invalid</c>: unknown, expired, ended, or used before, which ends its login.</exception>
    public async Task<TokenPair> RefreshAsync(string refreshToken, RequestOrigin origin, CancellationToken cancellationToken = default)
    {
        var result = RefreshToken.IsWellFormed(refreshToken)
            ? await logins.RotateAsync(refreshToken, cancellationToken)
            : RotationResult.Unknown;
        if (result.Rotation == Rotation.Reused)
        {
            states.ForgetLogin(result.LoginId!);
            await audit.AppendAsync(Entry("auth.refresh_reuse", AuditOutcomes.Refused, origin, result.User!.Id, result.LoginId), cancellationToken);
        }

        return result is { Rotation: Rotation.Rotated, User: { } user, LoginId: { } loginId, RefreshToken: { } successor }
            ? await PairAsync(user, loginId, successor, cancellationToken)
            : throw new ProblemException(401, "refresh_token_invalid", "The refresh token is not valid: log in again.");
    }

    /// <summary>Ends the login the caller came with: its refresh tokens and its access tokens. Other logins of the person go on.</summary>
    public async Task LogoutAsync(Authenticated authenticated, RequestOrigin origin, CancellationToken cancellationToken = default)
    {
        await logins.EndAsync(authenticated.LoginId, LoginEnds.Logout, cancellationToken);
        states.ForgetLogin(authenticated.LoginId);
        var entry = Entry("auth.logout", AuditOutcomes.Done, origin, authenticated.Caller.UserId, authenticated.LoginId);
        await audit.AppendAsync(entry, cancellationToken);
    }

    // A login that was turned away unchecked is not a failed one.
    private async Task<PasswordCheck> CheckAsync(
        LoginAttempt attempt, string password, string? storedHash, CancellationToken cancellationToken)
    {
        try
        {
            return await hasher.VerifyAsync(password, storedHash, cancellationToken);
        }
        catch (ProblemException)
        {
            await attempts.WithdrawAsync(attempt, cancellationToken);
            throw;
        }
    }

    private async Task<TokenPair> PairAsync(User user, string loginId, string refreshToken, CancellationToken cancellationToken) => new(
        await tokens.IssueAsync(user, loginId, cancellationToken), refreshToken, options.AccessTokenMinutes * 60, user);

    private static AuditEntry Entry(string action, string outcome, RequestOrigin origin, string? userId, string? loginId = null) =>
        new(action, outcome, origin) { UserId = userId, Object = loginId };
}
