using System.Text;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// Standard Webhooks (standardwebhooks.com, "Signature scheme"): HMAC-SHA256 over id, timestamp and body joined by full stops, base64, several
/// signatures separated by spaces. A secret that begins with <c>whsec_</c> is base64, any other is its text.
/// </summary>
internal sealed class StandardForm : ISignatureForm
{
    private const string Prefix = "whsec_";
    private const int MaxSignatures = 20;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(366);

    /// <inheritdoc/>
    public string Name => SignatureForms.Standard;

    /// <summary>Whether a request has any of the headers.</summary>
    public static bool IsMeant(WebhookRequest request) =>
        request.Header("webhook-signature") is not null || request.Header("webhook-id") is not null || request.Header("webhook-timestamp") is not null;

    /// <inheritdoc/>
    public SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var signature = request.Header("webhook-signature") ?? throw Refusals.Missing("webhook-signature");
        var time = Hmacs.Seconds(request.Header("webhook-timestamp")) ?? throw Refusals.NoTime("webhook-timestamp");
        var id = EventJson.IdOf(request.Header("webhook-id")) ?? throw Refusals.NoId("webhook-id");
        var head = Encoding.ASCII.GetBytes($"{id}.{request.Header("webhook-timestamp")}.");
        if (!Hmacs.AnyHolds(secrets.Select(Key), Candidates(signature), head, request.Body))
        {
            throw Refusals.Invalid();
        }

        Refusals.CheckWindow(time, now);
        var json = EventJson.Read(request.Body);
        var type = EventJson.TypeOf(json.Text("type") ?? json.Text("event")) ?? throw Refusals.NoType("type");
        return new(id, type, Occurred(json.Time("timestamp"), time), json.Bytes("data") ?? json.Whole);
    }

    // What happened is booked at its time, so the time must be one that can have been.
    private static DateTimeOffset Occurred(DateTimeOffset? said, DateTimeOffset sent) =>
        said is null ? sent
        : said <= sent + Refusals.Window && said >= sent - Oldest ? said.Value
        : throw new ProblemException(400, "invalid_json", $"timestamp is after the event was sent, or more than {Oldest.TotalDays:0} days before.");

    private static IReadOnlyList<byte[]> Candidates(string header)
    {
        var given = header.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxSignatures).ToList();
        var taken = given.Where(one => one.StartsWith("v1,", StringComparison.Ordinal)).Select(one => Hmacs.FromBase64(one[3..])).OfType<byte[]>().ToList();
        return taken.Count > 0 ? taken : throw Refusals.Unsupported("v1,<base64 of an HMAC-SHA256>");
    }

    private static byte[] Key(string secret)
    {
        var bytes = new byte[secret.Length];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length)
            ? bytes[..length]
            : Encoding.UTF8.GetBytes(secret);
    }
}
