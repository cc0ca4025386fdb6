using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>Announces keys as the Bot Framework does, and signs tokens with them.</summary>
internal sealed class FakeBotFramework : IAsyncDisposable
{
    public const string AppId = "bot-app";

    public const string ServiceUrl = "https://smba.trafficmanager.net/apac/";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "key-1" };
    private WebApplication app = null!;

    public string Address { get; private set; } = "";

    public static async Task<FakeBotFramework> StartAsync()
    {
        var fake = new FakeBotFramework();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        fake.app = builder.Build();
        fake.app.MapGet("/openid", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = $"{fake.Address}keys" }));
        fake.app.MapGet("/keys", () => Results.Json(new { keys = new[] { fake.PublicKey() } }));
        await fake.app.StartAsync();
        fake.Address = $"{fake.app.Urls.Single()}/";
        return fake;
    }

    /// <summary>A token of the Bot Framework, or one that is not quite that.</summary>
    public string Token(string audience = AppId, string issuer = "https://api.botframework.com", string serviceUrl = ServiceUrl, TimeSpan? age = null, SecurityKey? signedBy = null)
    {
        var issued = DateTime.UtcNow - (age ?? TimeSpan.Zero);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = issued,
            IssuedAt = issued,
            Expires = issued.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(signedBy ?? key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private object PublicKey()
    {
        var rsa = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(rsa.Modulus!), e = Base64UrlEncoder.Encode(rsa.Exponent!), endorsements = new[] { "msteams" } };
    }
}
