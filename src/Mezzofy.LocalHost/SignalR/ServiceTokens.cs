using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>The service's tokens: JWTs signed with the access key (HS256), good for one address and for a time.</summary>
internal sealed class ServiceTokens(ServiceLocation location, TimeProvider clock)
{
    /// <summary>The claim that names a client's user.</summary>
    public const string UserClaim = "nameid";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>A client's token.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="userId">The user; null for a connection of nobody.</param>
    /// <param name="claims">Claims that functions see.</param>
    public string ForClient(string hub, string? userId, IEnumerable<Claim> claims)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = location.Address.ClientUrl(hub),
            IssuedAt = now,
            Expires = now + Lifetime,
            Subject = new ClaimsIdentity(userId is null ? claims : claims.Prepend(new Claim(UserClaim, userId))),
            SigningCredentials = new SigningCredentials(Key(), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Checks signature, audience and expiry; null where one of them is wrong.</summary>
    public async Task<ClaimsIdentity?> CheckAsync(string? token, string audience)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = Key(),
            ValidateIssuer = false,
            AudienceValidator = (audiences, _, _) => audiences.Contains(audience, StringComparer.Ordinal),
            LifetimeValidator = (from, until, _, _) => IsCurrent(from, until),
            RequireExpirationTime = true,
        });
        return result.IsValid ? result.ClaimsIdentity : null;
    }

    private bool IsCurrent(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until + Skew > now && !(from - Skew > now);
    }

    private SymmetricSecurityKey Key() => new(Encoding.UTF8.GetBytes(location.Address.AccessKey));
}
