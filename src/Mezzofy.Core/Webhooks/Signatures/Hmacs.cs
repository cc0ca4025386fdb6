using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>HMAC-SHA256 over raw bytes, compared in constant time.</summary>
internal static class Hmacs
{
    private const int Bytes = 32;

    /// <summary>Whether any candidate is the HMAC of the parts under any key. Every pair is computed and compared to its end.</summary>
    public static bool AnyHolds(IEnumerable<byte[]> keys, IReadOnlyList<byte[]> candidates, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var holds = false;
        Span<byte> expected = stackalloc byte[Bytes];
        foreach (var key in keys)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            foreach (var part in parts)
            {
                hmac.AppendData(part.Span);
            }

            hmac.GetHashAndReset(expected);
            foreach (var candidate in candidates)
            {
                holds |= CryptographicOperations.FixedTimeEquals(expected, candidate);
            }
        }

        return holds;
    }

    /// <summary>The keys of secrets used as their text.</summary>
    public static IEnumerable<byte[]> TextKeys(IReadOnlyList<string> secrets) => secrets.Select(Encoding.UTF8.GetBytes);

    /// <summary>64 hex digits as bytes, or null.</summary>
    public static byte[]? FromHex(ReadOnlySpan<char> text)
    {
        if (text.Length != 2 * Bytes)
        {
            return null;
        }

        var bytes = new byte[Bytes];
        return Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == Bytes ? bytes : null;
    }

    /// <summary>The base64 of 32 bytes as bytes, or null.</summary>
    public static byte[]? FromBase64(string text)
    {
        var bytes = new byte[Bytes + 2];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var written) && written == Bytes ? bytes[..Bytes] : null;
    }

    /// <summary>Unix seconds as a time, or null.</summary>
    public static DateTimeOffset? Seconds(string? text) =>
        text is { Length: <= 12 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
