using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>Refresh tokens: 256 random bits, opaque; only their SHA-256 is stored.</summary>
internal static class RefreshToken
{
    private const string Prefix = "mzr_";
    private const int RandomBytes = 32;
    private const int Length = 4 + 43;

    /// <summary>Makes one.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is stored of it.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether the text can be one at all.</summary>
    public static bool IsWellFormed(string token) => token.Length == Length && token.StartsWith(Prefix, StringComparison.Ordinal);
}
