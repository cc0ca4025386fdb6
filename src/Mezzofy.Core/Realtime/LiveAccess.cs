using Mezzofy.Core.Identity.Logins;

namespace Mezzofy.Core.Realtime;

/// <summary>Lets a person into the live channel.</summary>
public sealed class LiveAccess
{
    /// <summary>Long enough to connect and to change the transport; a client that reconnects asks again.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly RealtimeOptions options;
    private readonly RealtimeTokens tokens;

    internal LiveAccess(RealtimeOptions options, RealtimeTokens tokens)
    {
        this.options = options;
        this.tokens = tokens;
    }

    /// <summary>Where and with what the caller connects. The connection is the person's and stands on the login they came with.</summary>
    public LiveTicket For(Authenticated authenticated) =>
        new(options.ClientUrl, tokens.ForClient(authenticated.Caller.UserId, authenticated.LoginId, authenticated.Version, Lifetime));
}

/// <summary>What a client connects with.</summary>
/// <param name="Url">The service's address.</param>
/// <param name="AccessToken">The service's token, good for five minutes.</param>
public sealed record LiveTicket(string Url, string AccessToken);
