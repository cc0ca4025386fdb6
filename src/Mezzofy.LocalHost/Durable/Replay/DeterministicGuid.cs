using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Name-based ids (RFC 9562, version 5): the same name gives the same id.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = new Guid("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);

    /// <summary>The id of a name.</summary>
    public static Guid Of(string name)
    {
        // SHA-1 is what version 5 is made of; nothing here is a secret.
#pragma warning disable CA5350
        var hash = SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
