namespace Mezzofy.Core.Identity.Logins;

/// <summary>What a client gets when it logs in or refreshes.</summary>
/// <param name="AccessToken">A JWT for the <c>Authorization</c> header.</param>
/// <param name="RefreshToken">Good for one use.</param>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
/// <param name="User">Who logged in.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, int ExpiresIn, User User);

/// <summary>An authenticated caller and the login they came with.</summary>
/// <param name="Caller">Who.</param>
/// <param name="LoginId">The login, <c>login_…</c>.</param>
public sealed record Authenticated(Caller Caller, string LoginId)
{
    /// <summary>The version of the person's rights; a change of role, department or password makes a new one.</summary>
    public int Version { get; init; }
}

/// <summary>Why a login was ended; kept with it.</summary>
internal static class LoginEnds
{
    public const string Logout = "logout";
    public const string Reuse = "reuse";
}

/// <summary>What became of a refresh token.</summary>
internal enum Rotation
{
    /// <summary>There is no such token, or its login is over.</summary>
    Unknown,

    /// <summary>It was good and has a successor.</summary>
    Rotated,

    /// <summary>It had been rotated before: the whole login is over now.</summary>
    Reused,
}
