using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>A key pair that signs access tokens for a while and verifies them a little longer.</summary>
/// <param name="Kid">Its name in token headers.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
/// <param name="PrivateKey">PKCS #8, DER; null when it could not be opened with today's key encryption key.</param>
/// <param name="SignsFrom">From when it signs.</param>
/// <param name="SignsUntil">Until when it signs.</param>
/// <param name="VerifiesUntil">Until when it verifies.</param>
internal sealed record SigningKey(
    string Kid, byte[] PublicKey, byte[]? PrivateKey, DateTimeOffset SignsFrom, DateTimeOffset SignsUntil, DateTimeOffset VerifiesUntil)
{
    private ECDsaSecurityKey? verification;
    private SigningCredentials? credentials;

    /// <summary>The one algorithm that is used and accepted (RFC 7518).</summary>
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    /// <summary>For checking signatures.</summary>
    public ECDsaSecurityKey Verification => verification ??= new ECDsaSecurityKey(Public()) { KeyId = Kid };

    /// <summary>For signing.</summary>
    public SigningCredentials Credentials =>
        credentials ??= new SigningCredentials(new ECDsaSecurityKey(Private()) { KeyId = Kid }, Algorithm);

    /// <summary>Makes a new pair on P-256.</summary>
    public static SigningKey Create(DateTimeOffset from, TimeSpan signs, TimeSpan verifiesLonger)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexStringLower(SHA256.HashData(pair.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
        return new SigningKey(
            kid, pair.ExportSubjectPublicKeyInfo(), pair.ExportPkcs8PrivateKey(), from, from + signs, from + signs + verifiesLonger);
    }

    /// <summary>Whether it signs at this time.</summary>
    public bool SignsAt(DateTimeOffset time) => PrivateKey is not null && SignsFrom <= time && time < SignsUntil;

    private ECDsa Public()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key;
    }

    private ECDsa Private()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(PrivateKey, out _);
        return key;
    }
}
