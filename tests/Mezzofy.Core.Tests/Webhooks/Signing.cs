using System.Security.Cryptography;
using System.Text;
using Mezzofy.Core.Webhooks.Signatures;

namespace Mezzofy.Core.Tests.Webhooks;

/// <summary>Signs as senders do, written from their documentation and not from the code under test.</summary>
internal static class Signing
{
    public const string Secret = "a-secret-of-the-product-0123456789";

    public static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public static string Hex(string secret, byte[] signed) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));

    public static string Hex(string secret, string signed) => Hex(secret, Encoding.UTF8.GetBytes(signed));

    public static string Base64(byte[] key, string signed) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));

    public static WebhookRequest Request(byte[] body, params (string Name, string Value)[] headers) =>
        new(body, name => headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault());

    public static WebhookRequest Request(string body, params (string Name, string Value)[] headers) => Request(Encoding.UTF8.GetBytes(body), headers);

    /// <summary>The seed's example, signed.</summary>
    public static string Body(string? data = null, string timestamp = "2026-11-26T09:00:00Z", string secret = Secret, string type = "customer_signed_up")
    {
        var json = data ?? """{"customer_id":"cust_abc","company_name":"ABC Restaurant Group"}""";
        return $$"""{ "event": "{{type}}", "timestamp": "{{timestamp}}", "data": {{json}}, "signature": "{{Hex(secret, $"{type}.{timestamp}.{json}")}}" }""";
    }

    public static SignedEvent Mezzofy(string body, params string[] secrets) => Mezzofy(Request(body), secrets);

    public static SignedEvent Mezzofy(WebhookRequest request, params string[] secrets) =>
        SignatureForms.VerifyMezzofy(request, secrets.Length == 0 ? [Secret] : secrets, Now);

    public static string Code(Func<object> verify, int status = 401)
    {
        var problem = Should.Throw<ProblemException>(() => verify());
        problem.Status.ShouldBe(status);
        return problem.Code;
    }
}
