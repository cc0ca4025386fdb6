using System.Text;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// Stripe (docs, "Verify webhook signatures manually"): <c>Stripe-Signature: t=&lt;seconds&gt;,v1=&lt;hex&gt;[,v1=&lt;hex&gt;]</c> over timestamp and body
/// joined by a full stop; the key is the secret's text, prefix and all.
/// </summary>
internal sealed class StripeForm : ISignatureForm
{
    private const int MaxSignatures = 20;

    /// <inheritdoc/>
    public string Name => SignatureForms.Stripe;

    /// <inheritdoc/>
    public SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var header = request.Header("Stripe-Signature") ?? throw Refusals.Missing("Stripe-Signature");
        var items = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var stamp = items.FirstOrDefault(item => item.StartsWith("t=", StringComparison.Ordinal))?[2..];
        var time = Hmacs.Seconds(stamp) ?? throw Refusals.NoTime("t in Stripe-Signature");
        var signatures = items.Where(item => item.StartsWith("v1=", StringComparison.Ordinal)).Take(MaxSignatures).Select(item => Hmacs.FromHex(item.AsSpan(3))).OfType<byte[]>().ToList();
        if (signatures.Count == 0)
        {
            throw Refusals.Unsupported("t=<seconds>,v1=<64 hex digits>");
        }

        if (!Hmacs.AnyHolds(Hmacs.TextKeys(secrets), signatures, Encoding.ASCII.GetBytes($"{stamp}."), request.Body))
        {
            throw Refusals.Invalid();
        }

        Refusals.CheckWindow(time, now);
        var json = EventJson.Read(request.Body);
        var id = EventJson.IdOf(json.Text("id")) ?? throw Refusals.NoId("id");
        return new(id, EventJson.TypeOf(json.Text("type")) ?? throw Refusals.NoType("type"), Hmacs.Seconds(json.Text("created")) ?? time, json.Whole);
    }
}
