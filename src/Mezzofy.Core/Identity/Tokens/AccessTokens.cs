using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>Issues and checks access tokens: JWTs signed with ES256, type <c>at+jwt</c> (RFC 9068).</summary>
internal sealed class AccessTokens(KeyRing keys, IdentityOptions options, TimeProvider time)
{
    /// <summary>How far the clocks of two machines may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    private const string Type = "at+jwt";
    private const int MaxLength = 8192;
    private const int MaxRemembered = 4096;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaxLength };

    // A signature costs some 100 µs to check; a token that was checked once stays good until it expires.
    private readonly ConcurrentDictionary<string, AccessToken> remembered = new(StringComparer.Ordinal);

    /// <summary>Makes a token for a login.</summary>
    public async Task<string> IssueAsync(User user, string loginId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = await keys.SigningAsync(cancellationToken);
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddMinutes(options.AccessTokenMinutes).UtcDateTime,
            SigningCredentials = key.Credentials,
            Claims = Claims(user, loginId),
        });
    }

    /// <summary>Checks form, signature, issuer, audience, type and times; not whether the login still stands.</summary>
    /// <exception cref="ProblemException">401 <c>token_expired</c> or <c>token_invalid</c>.</exception>
    public ValueTask<AccessToken> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (remembered.TryGetValue(token, out var known))
        {
            return IsCurrent(known) ? new(known) : throw Expired();
        }

        return new(CheckUnknownAsync(token, cancellationToken));
    }

    private async Task<AccessToken> CheckUnknownAsync(string token, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(Kid(token), cancellationToken) ?? throw Invalid();
        var result = await handler.ValidateTokenAsync(token, Parameters(key));
        var access = result.IsValid && result.SecurityToken is JsonWebToken jwt ? Read(jwt) : throw Invalid(result.Exception);
        if (!IsCurrent(access))
        {
            throw Expired();
        }

        Remember(token, access);
        return access;
    }

    private static Dictionary<string, object> Claims(User user, string loginId) => new()
    {
        [JwtRegisteredClaimNames.Sub] = user.Id,
        [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
        [JwtRegisteredClaimNames.Sid] = loginId,
        ["ver"] = user.Version,
        ["department"] = user.Department,
        ["role"] = user.Role,
        ["permissions"] = user.Permissions.Order(StringComparer.Ordinal).ToArray(),
    };

    // The times are checked here, with the product's clock.
    private TokenValidationParameters Parameters(SigningKey key) => new()
    {
        ValidAlgorithms = [SigningKey.Algorithm],
        ValidTypes = [Type],
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IssuerSigningKey = key.Verification,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidateLifetime = false,
    };

    private string Kid(string token)
    {
        if (token.Length > MaxLength || token.Count('.') != 2)
        {
            throw Invalid();
        }

        try
        {
            return handler.ReadJsonWebToken(token).Kid ?? throw Invalid();
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            throw Invalid(exception);
        }
    }

    private static AccessToken Read(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<int>("ver", out var version)
        && jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var loginId)
        && Ids.IsValid(Ids.User, jwt.Subject)
        && Ids.IsValid(Ids.Login, loginId)
        && jwt.ValidTo != DateTime.MinValue
            ? new AccessToken(jwt.Subject, loginId, version, Utc(jwt.ValidFrom), Utc(jwt.ValidTo))
            : throw Invalid();

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private bool IsCurrent(AccessToken token)
    {
        var now = time.GetUtcNow();
        return now < token.ExpiresAt + ClockSkew && now >= token.NotBefore - ClockSkew;
    }

    private void Remember(string token, AccessToken access)
    {
        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[token] = access;
    }

    private static ProblemException Expired() => new(401, "token_expired", "The access token has expired: refresh it.");

    private static ProblemException Invalid(Exception? inner = null) => new(401, "token_invalid", "The access token is not valid.", inner: inner);
}

/// <summary>What an access token says.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="LoginId">The login it belongs to.</param>
/// <param name="Version">The version of the person's rights that it was issued for.</param>
/// <param name="NotBefore">From when it is good.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record AccessToken(string UserId, string LoginId, int Version, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt);
