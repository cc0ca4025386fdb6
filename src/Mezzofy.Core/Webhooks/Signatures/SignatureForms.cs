namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>The forms that a source may be configured with, and the door to all of them.</summary>
public static class SignatureForms
{
    /// <summary>Standard Webhooks: <c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature: v1,…</c>.</summary>
    public const string Standard = "standard";

    /// <summary>GitHub's <c>X-Hub-Signature-256</c>.</summary>
    public const string GitHub = "github";

    /// <summary>Stripe's <c>Stripe-Signature: t=…,v1=…</c>.</summary>
    public const string Stripe = "stripe";

    /// <summary>A secret that is sent along: <c>Authorization: Bearer …</c>.</summary>
    public const string Bearer = "bearer";

    private static readonly Dictionary<string, ISignatureForm> Forms =
        new ISignatureForm[] { new StandardForm(), new GitHubForm(), new StripeForm(), new BearerForm() }.ToDictionary(form => form.Name);

    private static readonly BodyForm Body = new();

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [Standard, GitHub, Stripe, Bearer];

    /// <summary>Checks a request of a configured source.</summary>
    /// <exception cref="ProblemException">401 when the signature does not hold; 400 when the event makes no sense.</exception>
    public static SignedEvent Verify(string form, WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        Forms[form].Verify(request, secrets, now);

    /// <summary>Checks a request of the product: Standard Webhooks when it has one of their headers, else the seed's body form.</summary>
    /// <exception cref="ProblemException">401 when the signature does not hold; 400 when the event makes no sense.</exception>
    public static SignedEvent VerifyMezzofy(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        (StandardForm.IsMeant(request) ? Forms[Standard] : Body).Verify(request, secrets, now);
}
