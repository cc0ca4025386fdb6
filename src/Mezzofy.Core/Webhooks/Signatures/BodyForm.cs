using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// The seed's body form: <c>signature</c> is the hex HMAC-SHA256, with the secret's text, over event, timestamp and the raw JSON text of
/// <c>data</c> as received, joined by full stops. Nothing else of the body is signed, so nothing else of it is used.
/// </summary>
internal sealed class BodyForm : ISignatureForm
{
    /// <inheritdoc/>
    public string Name => "body";

    /// <inheritdoc/>
    public SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var json = EventJson.Read(request.Body);
        var signature = Hmacs.FromHex(json.Text("signature") ?? throw Refusals.Missing("signature")) ?? throw Refusals.Unsupported("64 hex digits, an HMAC-SHA256");
        var (type, stamp, data) = (json.Text("event") ?? "", json.Text("timestamp"), json.Bytes("data") ?? default);
        var time = json.Time("timestamp") ?? throw Refusals.NoTime("timestamp");
        if (!Hmacs.AnyHolds(Hmacs.TextKeys(secrets), [signature], Encoding.UTF8.GetBytes($"{type}.{stamp}."), data))
        {
            throw Refusals.Invalid();
        }

        Refusals.CheckWindow(time, now);
        if (data.IsEmpty)
        {
            throw new ProblemException(400, "invalid_json", "The body has no data.");
        }

        var known = EventJson.TypeOf(type) ?? throw Refusals.NoType("event");
        return new(Id(known, stamp!, json.Object("data"), data), known, time, data);
    }

    // What has no name of its own, or none that can be part of an id, is named by its data: two events of one second are two.
    private static string Id(string type, string stamp, EventJson? members, ReadOnlyMemory<byte> data)
    {
        var key = members is null ? null : EventJson.IdOf(NaturalKeys.Of(type, members));
        return EventJson.IdOf($"{type}/{stamp}/{key}") is { } id && key is not null ? id
            : EventJson.IdOf($"{type}/{stamp}/{Convert.ToHexStringLower(SHA256.HashData(data.Span))[..32]}") ?? throw Refusals.NoTime("timestamp");
    }
}
