using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Realtime;

/// <summary>Signs the service's tokens (Azure SignalR Service, REST API, Authentication): HS256 with the access key, one address, a short time.</summary>
internal sealed class RealtimeTokens(RealtimeOptions options, TimeProvider clock)
{
    private const int MaxRemembered = 4096;
    private static readonly TimeSpan RequestLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.AccessKey)), SecurityAlgorithms.HmacSha256);
    private readonly ConcurrentDictionary<string, Remembered> remembered = new(StringComparer.Ordinal);

    /// <summary>A token for requests to an address, used again for as long as it is good.</summary>
    /// <param name="address">The request's address without its query.</param>
    public string ForRequest(string address)
    {
        var now = clock.GetUtcNow();
        if (remembered.TryGetValue(address, out var known) && now < known.Until)
        {
            return known.Token;
        }

        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        var token = Sign(address, now + RequestLifetime, []);
        remembered[address] = new(token, now + RequestLifetime - Margin);
        return token;
    }

    /// <summary>A token for a client.</summary>
    /// <param name="userId">The user of the connection.</param>
    /// <param name="loginId">The login it stands on, seen by functions as the claim <c>sid</c>.</param>
    /// <param name="version">The version of the person's rights, seen as the claim <c>ver</c>.</param>
    /// <param name="lifetime">How long the client may take to connect with it.</param>
    public string ForClient(string userId, string loginId, int version, TimeSpan lifetime) => Sign(options.ClientUrl, clock.GetUtcNow() + lifetime,
    [
        new("nameid", userId),
        new(JwtRegisteredClaimNames.Sid, loginId),
        new("ver", version.ToString(CultureInfo.InvariantCulture)),
    ]);

    private string Sign(string audience, DateTimeOffset expires, IEnumerable<Claim> claims) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Audience = audience,
        IssuedAt = clock.GetUtcNow().UtcDateTime,
        Expires = expires.UtcDateTime,
        Subject = new ClaimsIdentity(claims),
        SigningCredentials = credentials,
    });

    private sealed record Remembered(string Token, DateTimeOffset Until);
}
