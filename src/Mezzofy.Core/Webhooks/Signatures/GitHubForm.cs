namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// GitHub (docs, "Validating webhook deliveries"): <c>X-Hub-Signature-256: sha256=</c> and the hex HMAC-SHA256 of the body; id and type are in
/// headers. GitHub signs neither these nor a time.
/// </summary>
internal sealed class GitHubForm : ISignatureForm
{
    private const string Scheme = "sha256=";

    /// <inheritdoc/>
    public string Name => SignatureForms.GitHub;

    /// <inheritdoc/>
    public SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var header = request.Header("X-Hub-Signature-256") ?? throw Refusals.Missing("X-Hub-Signature-256");
        var signature = header.StartsWith(Scheme, StringComparison.Ordinal) ? Hmacs.FromHex(header.AsSpan(Scheme.Length)) : null;
        if (!Hmacs.AnyHolds(Hmacs.TextKeys(secrets), [signature ?? throw Refusals.Unsupported("sha256=<64 hex digits>")], request.Body))
        {
            throw Refusals.Invalid();
        }

        var id = EventJson.IdOf(request.Header("X-GitHub-Delivery")) ?? throw Refusals.NoId("X-GitHub-Delivery");
        var type = EventJson.TypeOf(request.Header("X-GitHub-Event")) ?? throw Refusals.NoType("X-GitHub-Event");
        return new(id, type, null, EventJson.Read(request.Body).Whole);
    }
}
