using Mezzofy.Core.Identity.Logins;

namespace Mezzofy.Functions.Auth;

/// <summary>The body of <c>POST /auth/login</c>.</summary>
internal sealed record LoginRequest(string? Email, string? Password);

/// <summary>The body of <c>POST /auth/refresh</c>.</summary>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>The answer of login and refresh (RFC 6749, 5.1, and the user).</summary>
internal sealed record TokenResponse(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn, UserResponse User)
{
    /// <summary>From a fresh pair.</summary>
    public static TokenResponse From(TokenPair pair) => new(
        pair.AccessToken,
        pair.RefreshToken,
        "Bearer",
        pair.ExpiresIn,
        new UserResponse(
            pair.User.Id,
            pair.User.Email,
            pair.User.Name,
            pair.User.Title,
            pair.User.Department,
            pair.User.Role,
            [.. pair.User.Permissions.Order(StringComparer.Ordinal)],
            pair.User.Language,
            pair.User.TimeZone));
}

/// <summary>Who logged in.</summary>
internal sealed record UserResponse(
    string Id,
    string Email,
    string Name,
    string Title,
    string Department,
    string Role,
    IReadOnlyList<string> Permissions,
    string Language,
    string TimeZone);
