using System.Globalization;
using Mezzofy.Core;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Limits;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>
/// Who is behind a message of the live channel. A connection outlives the access token that it was opened with, so the login and the
/// rights that its claims name are looked up at every message: a logout, a disabled account or a change of role ends it like a token.
/// </summary>
public sealed class LiveCaller(Authenticator authenticator, RateLimits limits)
{
    /// <summary>The login in a connection's claims; empty where there is none, which no login has.</summary>
    public static string LoginIdOf(SignalRInvocationContext context) => Claim(context, "sid");

    /// <summary>Counts the message, and checks that the person may still send it.</summary>
    /// <param name="context">The message.</param>
    /// <param name="permission">What they must hold.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="ProblemException">401 <c>token_revoked</c>; 403 <c>forbidden</c>; 429 <c>rate_limited</c>.</exception>
    public async Task<Caller> AdmitAsync(SignalRInvocationContext context, string permission, CancellationToken cancellationToken)
    {
        limits.CountUser(context.UserId ?? string.Empty);
        var authenticated = await RecheckAsync(context, cancellationToken);
        return authenticated.Caller.May(permission) ? authenticated.Caller : throw ProblemException.Forbidden("Your role does not allow this.");
    }

    /// <summary>Whether the login and the rights of a connection still stand.</summary>
    public async Task<bool> StandsAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        try
        {
            await RecheckAsync(context, cancellationToken);
            return true;
        }
        catch (ProblemException problem) when (problem.Status == 401)
        {
            return false;
        }
    }

    private async Task<Authenticated> RecheckAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        _ = int.TryParse(Claim(context, "ver"), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return await authenticator.RecheckAsync(context.UserId ?? string.Empty, LoginIdOf(context), version, cancellationToken);
    }

    private static string Claim(SignalRInvocationContext context, string name) =>
        context.Claims is { } claims && claims.TryGetValue(name, out var value) ? value.ToString() : string.Empty;
}
