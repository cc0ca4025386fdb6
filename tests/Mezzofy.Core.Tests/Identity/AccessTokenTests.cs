using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Identity.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Tests.Identity;

public sealed class AccessTokenTests(AccessTokenTests.SignedIn signedIn) : IClassFixture<AccessTokenTests.SignedIn>
{
    private readonly IdentityHost host = signedIn.Host;
    private readonly TokenPair pair = signedIn.Pair;

    public static TheoryData<string, Func<string, string>> Tampered => new()
    {
        { "nothing", _ => "" },
        { "no token", _ => "not a token" },
        { "two parts", token => token[..token.LastIndexOf('.')] },
        { "three empty parts", _ => ".." },
        { "five parts", token => token + ".a.b" },
        { "no base64", _ => "!!!.???.###" },
        { "header no JSON", token => Join(Encode("{"), Part(token, 1), Part(token, 2)) },
        { "header an array", token => Join(Encode("[1]"), Part(token, 1), Part(token, 2)) },
        { "signature cut", token => token[..^4] },
        { "signature empty", token => Join(Part(token, 0), Part(token, 1), "") },
        { "signature of zeros", token => Join(Part(token, 0), Part(token, 1), Base64Url.EncodeToString(new byte[64])) },
        { "alg none", token => Join(Header(token, "alg", "none"), Part(token, 1), "") },
        { "alg none with the signature", token => Join(Header(token, "alg", "none"), Part(token, 1), Part(token, 2)) },
        { "alg nOnE", token => Join(Header(token, "alg", "nOnE"), Part(token, 1), "") },
        { "alg HS256", token => Join(Header(token, "alg", "HS256"), Part(token, 1), Part(token, 2)) },
        { "alg missing", token => Join(Header(token, "alg", null), Part(token, 1), Part(token, 2)) },
        { "kid missing", token => Join(Header(token, "kid", null), Part(token, 1), Part(token, 2)) },
        { "kid a path", token => Join(Header(token, "kid", "../../dev/null"), Part(token, 1), Part(token, 2)) },
        { "kid SQL", token => Join(Header(token, "kid", "' or 1=1 --"), Part(token, 1), Part(token, 2)) },
        { "typ JWT", token => Join(Header(token, "typ", "JWT"), Part(token, 1), Part(token, 2)) },
        { "role raised", token => Join(Part(token, 0), Payload(token, "role", "admin"), Part(token, 2)) },
        { "expiry moved", token => Join(Part(token, 0), Payload(token, "exp", 99999999999), Part(token, 2)) },
        { "very long", token => token + new string('A', 100_000) },
    };

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task A_token_that_was_tampered_with_is_invalid(string how, Func<string, string> tamper) =>
        (await host.RefusalAsync(tamper(pair.AccessToken))).ShouldBe("token_invalid", how);

    [Fact]
    public async Task A_refresh_token_is_no_access_token() => (await host.RefusalAsync(pair.RefreshToken)).ShouldBe("token_invalid");

    [Fact]
    public async Task A_token_signed_by_another_key_under_a_known_kid_is_invalid()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        (await host.RefusalAsync(Sign(key, Kid(pair.AccessToken)))).ShouldBe("token_invalid");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_HMAC_secret_is_invalid()
    {
        var publicKey = await host.ScalarAsync<byte[]>("select public_key from mezzofy.signing_keys");
        var header = Header(pair.AccessToken, "alg", "HS256");
        var body = $"{header}.{Part(pair.AccessToken, 1)}";
        var signature = HMACSHA256.HashData(publicKey, Encoding.ASCII.GetBytes(body));

        (await host.RefusalAsync($"{body}.{Base64Url.EncodeToString(signature)}")).ShouldBe("token_invalid");
    }

    [Theory]
    [InlineData("aud", "somebody-else")]
    [InlineData("aud", null)]
    [InlineData("iss", "https://evil.example")]
    [InlineData("sub", "user_1")]
    [InlineData("sid", "login_1")]
    [InlineData("ver", null)]
    [InlineData("exp", null)]
    public async Task A_token_of_ours_with_a_wrong_claim_is_invalid(string claim, string? value)
    {
        var key = await host.Get<KeyRing>().SigningAsync(CancellationToken.None);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(key.PrivateKey, out _);

        (await host.RefusalAsync(Sign(ecdsa, key.Kid, (claim, value)))).ShouldBe("token_invalid");
        (await host.RefusalAsync(Sign(ecdsa, key.Kid))).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_expires_after_fifteen_minutes_and_ten_seconds_of_skew_also_when_it_was_seen_before()
    {
        await using var alone = await IdentityHost.CreateAsync();
        await alone.AddUserAsync();
        var token = (await alone.LoginAsync()).AccessToken;
        alone.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(9));
        (await alone.RefusalAsync(token)).ShouldBeNull();

        alone.Time.Advance(TimeSpan.FromSeconds(1));
        (await alone.RefusalAsync(token)).ShouldBe("token_expired");
        await using var second = alone.Second();
        (await second.RefusalAsync(token)).ShouldBe("token_expired");
    }

    [Fact]
    public void A_token_says_who_department_role_and_permissions()
    {
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(Part(pair.AccessToken, 1)))!;

        claims["sub"]!.GetValue<string>().ShouldBe(pair.User.Id);
        claims["department"]!.GetValue<string>().ShouldBe("finance");
        claims["role"]!.GetValue<string>().ShouldBe("finance_manager");
        claims["permissions"]!.AsArray().Select(item => item!.GetValue<string>()).ShouldBe(pair.User.Permissions.Order(StringComparer.Ordinal));
        claims["jti"]!.GetValue<string>().Length.ShouldBe(32);
        claims["aud"]!.GetValue<string>().ShouldBe("mezzofy-api");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(900);
    }

    private string Sign(ECDsa key, string kid, (string Claim, string? Value)? change = null)
    {
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(Part(pair.AccessToken, 1)))!.AsObject();
        if (change is var (claim, value))
        {
            payload.Remove(claim);
            if (value is not null)
            {
                payload[claim] = value;
            }
        }

        var credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = kid }, "ES256") { CryptoProviderFactory = new() { CacheSignatureProviders = false } };
        return new JsonWebTokenHandler().CreateToken(payload.ToJsonString(), credentials, new Dictionary<string, object> { ["typ"] = "at+jwt" });
    }

    private static string Kid(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(Part(token, 0)))!["kid"]!.GetValue<string>();

    private static string Part(string token, int index) => token.Split('.')[index];

    private static string Join(params string[] parts) => string.Join('.', parts);

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Header(string token, string name, string? value) => Change(Part(token, 0), name, value);

    private static string Payload(string token, string name, object value) => Change(Part(token, 1), name, value);

    private static string Change(string part, string name, object? value)
    {
        var json = JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
        json.Remove(name);
        if (value is not null)
        {
            json[name] = JsonSerializer.SerializeToNode(value);
        }

        return Encode(json.ToJsonString());
    }

    /// <summary>Somebody who has just signed in; the clock stands still.</summary>
    public sealed class SignedIn : IAsyncLifetime
    {
        internal IdentityHost Host { get; private set; } = null!;

        internal TokenPair Pair { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await IdentityHost.CreateAsync();
            await Host.AddUserAsync();
            Pair = await Host.LoginAsync();
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
