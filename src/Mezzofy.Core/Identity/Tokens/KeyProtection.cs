using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>Keeps private keys under the key encryption key: AES-256-GCM, bound to the key's name; nonce, tag, ciphertext.</summary>
internal sealed class KeyProtection(IdentityOptions options)
{
    public const string None = "none";
    public const string AesGcmName = "aes-256-gcm";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? key = string.IsNullOrEmpty(options.KeyEncryptionKey) ? null : Convert.FromBase64String(options.KeyEncryptionKey);

    /// <summary>How <see cref="Seal"/> keeps it.</summary>
    public string Name => key is null ? None : AesGcmName;

    /// <summary>What is stored for a private key.</summary>
    public byte[] Seal(string kid, byte[] privateKey)
    {
        if (key is null)
        {
            return privateKey;
        }

        var sealedKey = new byte[NonceBytes + TagBytes + privateKey.Length];
        var span = sealedKey.AsSpan();
        RandomNumberGenerator.Fill(span[..NonceBytes]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            span[..NonceBytes], privateKey, span[(NonceBytes + TagBytes)..], span.Slice(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(kid));
        return sealedKey;
    }

    /// <summary>The private key from what is stored; null when this process has no, or another, key encryption key.</summary>
    public byte[]? Open(string kid, byte[] stored, string protection)
    {
        if (protection == None)
        {
            return key is null ? stored : null;
        }

        if (key is null || stored.Length <= NonceBytes + TagBytes)
        {
            return null;
        }

        var span = stored.AsSpan();
        var privateKey = new byte[stored.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(
                span[..NonceBytes], span[(NonceBytes + TagBytes)..], span.Slice(NonceBytes, TagBytes), privateKey, Encoding.UTF8.GetBytes(kid));
            return privateKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
