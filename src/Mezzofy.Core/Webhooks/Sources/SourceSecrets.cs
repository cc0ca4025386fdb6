using System.Security.Cryptography;

namespace Mezzofy.Core.Webhooks.Sources;

/// <summary>Makes secrets, and takes those that a sender prescribes.</summary>
public static class SourceSecrets
{
    private const int Bytes = 32;
    private const int Shortest = 16;
    private const int Longest = 256;

    /// <summary>A new one: <c>whsec_</c> and 32 random bytes in base64.</summary>
    public static string Make() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <summary>The one that is prescribed, or a new one.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: too short or long, or not printable ASCII.</exception>
    public static string OrMake(string? given) =>
        given is null ? Make()
        : given.Length is >= Shortest and <= Longest && !given.AsSpan().ContainsAnyExceptInRange('!', '~') ? given
        : throw ProblemException.Validation("secret", $"must be {Shortest} to {Longest} printable ASCII characters without spaces; leave it out to have one made.");
}
