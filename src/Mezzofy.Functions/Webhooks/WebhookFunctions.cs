using Mezzofy.Core.Webhooks;
using Mezzofy.Functions.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Webhooks;

/// <summary>Events in (seed, Webhooks): signature checked, row committed, message queued, nothing else.</summary>
public sealed class WebhookFunctions(WebhookDoor door)
{
    /// <summary><c>POST /webhooks/mezzofy</c>: an event of the product, signed in the form of Standard Webhooks or of the seed.</summary>
    [Function("WebhookMezzofy")]
    [Public]
    public async Task<EventAnswer> MezzofyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/mezzofy")] HttpRequest request) =>
        EventAnswer.Of(await door.MezzofyAsync(await RawBody.ReadAsync(request, WebhookOptions.BodyLimit, request.HttpContext.RequestAborted)));

    /// <summary><c>POST /webhooks/custom/{source}</c>: an event of a configured source, signed as its configuration says.</summary>
    [Function("WebhookCustom")]
    [Public]
    public async Task<EventAnswer> CustomAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/custom/{source}")] HttpRequest request, string source, CancellationToken cancellationToken)
    {
        var received = await RawBody.ReadAsync(request, WebhookOptions.BodyLimit, request.HttpContext.RequestAborted);
        return EventAnswer.Of(await door.CustomAsync(source, received, cancellationToken));
    }
}
