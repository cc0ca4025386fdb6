using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>A secret that is sent along, for senders that cannot sign: only as good as the connection. The event's id is in a header or the body.</summary>
internal sealed class BearerForm : ISignatureForm
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public string Name => SignatureForms.Bearer;

    /// <inheritdoc/>
    public SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var header = request.Header("Authorization") ?? throw Refusals.Missing("Authorization");
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Unsupported("Authorization: Bearer <secret>");
        }

        if (!IsOneOf(secrets, header[Scheme.Length..].Trim()))
        {
            throw Refusals.Invalid();
        }

        var json = EventJson.Read(request.Body);
        var id = request.Header("webhook-id") ?? request.Header("Idempotency-Key") ?? json.Text("event_id") ?? json.Text("id");
        var type = json.Text("type") ?? json.Text("event") ?? json.Text("event_type") ?? "event";
        return new(
            EventJson.IdOf(id) ?? throw Refusals.NoId("webhook-id, Idempotency-Key, event_id or id"),
            EventJson.TypeOf(type) ?? throw Refusals.NoType("type"), json.Time("timestamp"), json.Whole);
    }

    // Hashes, so that not even the lengths are compared in a time that tells.
    private static bool IsOneOf(IReadOnlyList<string> secrets, string given)
    {
        var (hash, holds) = (SHA256.HashData(Encoding.UTF8.GetBytes(given)), false);
        foreach (var secret in secrets)
        {
            holds |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), hash);
        }

        return holds;
    }
}
