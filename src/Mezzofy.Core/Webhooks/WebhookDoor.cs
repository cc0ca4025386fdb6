using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Signatures;
using Mezzofy.Core.Webhooks.Sources;
using Mezzofy.Core.Webhooks.Steps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using System.Text;

namespace Mezzofy.Core.Webhooks;

/// <summary>Lets events in: checks the signature over the raw bytes, then stores the event. Nothing else happens before the sender is answered.</summary>
public sealed partial class WebhookDoor(
    WebhookInbox inbox, WebhookSources sources, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookDoor> logger)
{
    /// <summary>An event of the product.</summary>
    /// <exception cref="ProblemException">401 with what is wrong with the signature; 400 with what is wrong with the event.</exception>
    public Task<Admission> MezzofyAsync(WebhookRequest request)
    {
        var secrets = options.Value.Mezzofy.Secrets.Where(secret => secret.Length > 0).ToList();
        if (secrets.Count == 0)
        {
            throw new ProblemException(401, "source_not_configured", "No secret is configured for this source: Webhooks:Mezzofy:Secrets.");
        }

        return AcceptAsync(WebhookSourceNames.Mezzofy, () => SignatureForms.VerifyMezzofy(request, secrets, clock.GetUtcNow()));
    }

    /// <summary>An event of a configured source.</summary>
    /// <exception cref="ProblemException">404 for a source that is not there or switched off; else as <see cref="MezzofyAsync"/>.</exception>
    public async Task<Admission> CustomAsync(string name, WebhookRequest request, CancellationToken cancellationToken)
    {
        var opened = await sources.OpenAsync(name, cancellationToken) ?? throw ProblemException.NotFound("The webhook source");
        return await AcceptAsync(
            WebhookSourceNames.Custom(name), () => SignatureForms.Verify(opened.Source.Form, request, opened.Secrets, clock.GetUtcNow()));
    }

    private async Task<Admission> AcceptAsync(string source, Func<SignedEvent> verify)
    {
        SignedEvent signed;
        try
        {
            signed = verify();
        }
        catch (ProblemException problem)
        {
            LogRefused(logger, source, problem.Code);
            throw;
        }

        var status = EventPlans.StepsOf(source, signed.Type).Count > 0 ? EventStatuses.Accepted : EventStatuses.Unhandled;
        var receipt = await inbox.AcceptAsync(new(source, signed.ExternalId, signed.Type, signed.OccurredAt, Encoding.UTF8.GetString(signed.Data.Span), status));
        return new(receipt.EventId, receipt.IsNew, status == EventStatuses.Accepted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event from {Source} was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, string source, string code);
}

/// <summary>An event that is stored.</summary>
/// <param name="EventId">Its id, <c>evt_…</c>.</param>
/// <param name="IsNew">Whether it was not known.</param>
/// <param name="HasWork">Whether something is to be done about it.</param>
public sealed record Admission(string EventId, bool IsNew, bool HasWork);
