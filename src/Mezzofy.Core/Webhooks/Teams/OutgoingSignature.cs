using Mezzofy.Core.Webhooks.Signatures;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>The signature of outgoing webhooks (Teams docs, "Create an Outgoing Webhook"): <c>Authorization: HMAC</c> and the base64 HMAC-SHA256 of the body, under the base64-decoded security token.</summary>
internal static class OutgoingSignature
{
    /// <summary>The scheme, with its space.</summary>
    public const string Scheme = "HMAC ";

    /// <summary>Passes when it holds.</summary>
    /// <exception cref="ProblemException">401.</exception>
    public static void Check(WebhookRequest request, string authorization, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            throw new ProblemException(401, "source_not_configured", "Outgoing webhooks are not set up here: Webhooks:Teams:OutgoingSecret.");
        }

        var given = Hmacs.FromBase64(authorization[Scheme.Length..].Trim()) ?? throw Refusals.Unsupported("Authorization: HMAC <base64 of an HMAC-SHA256>");
        var key = new byte[secret.Length];
        if (!Convert.TryFromBase64String(secret, key, out var length) || !Hmacs.AnyHolds([key[..length]], [given], request.Body))
        {
            throw Refusals.Invalid();
        }
    }
}
