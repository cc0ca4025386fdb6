using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Webhooks.Sources;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Admin;

/// <summary>The sources of <c>/webhooks/custom/{source}</c>.</summary>
public sealed class WebhookSourceFunctions(WebhookSources sources, DeliverToRules deliverTo, Users users, IdempotencyKeys keys, TimeProvider clock, AuditLog audit)
{
    private const string Route = "{area:regex(^admin$)}/webhook-sources";
    private const string Endpoint = "POST /admin/webhook-sources";
    private const int LongestText = 4000;

    /// <summary><c>POST /admin/webhook-sources</c>: sets one up; its secret is shown in this answer and, to the same <c>Idempotency-Key</c>, as long as it is valid; never otherwise.</summary>
    [Function("AdminWebhookSourceCreate")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<NewSourceRequest>(request, cancellationToken: cancellationToken);
        var key = IdempotentRequest.Of(context.Caller().UserId, request.IdempotencyKey(), Endpoint, JsonSerializer.Serialize(body, ProductJson.Options));
        if (key is not null && await keys.FindAsync(key, cancellationToken) is { } before)
        {
            return await AgainAsync(request, before.Reference, cancellationToken);
        }

        var source = await NewAsync(context, body, cancellationToken);
        var secret = SourceSecrets.OrMake(body.Secret);
        if (!await sources.AddAsync(source, secret, key, cancellationToken))
        {
            return await AgainAsync(request, (await keys.FindAsync(key!, cancellationToken))!.Reference, cancellationToken);
        }

        await AuditAsync(context, "webhook_sources.create", source.Id, cancellationToken, source.Name);
        return JsonAnswer.Created(await AnswerAsync(request, source.Id, secret, cancellationToken));
    }

    /// <summary><c>GET /admin/webhook-sources</c>: all of them, by name; secrets are not shown.</summary>
    [Function("AdminWebhookSourceList")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(new Page<WebhookSource>(await sources.ListAsync(cancellationToken), null));

    /// <summary><c>PATCH /admin/webhook-sources/{id}</c>: changes it, switches it off or on, rotates its secret. The answer shows a new secret once.</summary>
    [Function("AdminWebhookSourceChange")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = $"{Route}/{{sourceId}}")] HttpRequest request, string sourceId, FunctionContext context, CancellationToken cancellationToken)
    {
        var source = await FindAsync(sourceId, cancellationToken);
        var body = await JsonBody.ReadAsync<ChangeSourceRequest>(request, cancellationToken: cancellationToken);
        var secret = body.RotateSecret == true || body.Secret is not null ? SourceSecrets.OrMake(body.Secret) : null;
        await sources.ChangeAsync(
            source with
            {
                Enabled = body.Enabled ?? source.Enabled,
                Agent = body.Agent ?? source.Agent,
                MessageTemplate = body.MessageTemplate ?? source.MessageTemplate,
                DeliverTo = await DeliverToAsync(body.DeliverTo, cancellationToken) ?? source.DeliverTo,
                OwnerId = await PersonAsync(body.OwnerId, "owner_id", cancellationToken) ?? source.OwnerId,
                ApproverId = await PersonAsync(body.ApproverId, "approver_id", cancellationToken) ?? source.ApproverId,
            },
            cancellationToken);
        if (secret is not null)
        {
            await sources.RotateAsync(source.Id, secret, cancellationToken);
        }

        if (body.EndOldSecrets == true)
        {
            await sources.EndOldSecretsAsync(source.Id, cancellationToken);
        }

        await AuditAsync(context, secret is null ? "webhook_sources.change" : "webhook_sources.rotate", source.Id, cancellationToken, source.Name);
        return JsonAnswer.Ok(await AnswerAsync(request, source.Id, secret, cancellationToken));
    }

    /// <summary><c>DELETE /admin/webhook-sources/{id}</c>: removes it and its secrets; its events stay on record.</summary>
    [Function("AdminWebhookSourceRemove")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = $"{Route}/{{sourceId}}")] HttpRequest request, string sourceId, FunctionContext context, CancellationToken cancellationToken)
    {
        var source = await FindAsync(sourceId, cancellationToken);
        await sources.RemoveAsync(source.Id, cancellationToken);
        await AuditAsync(context, "webhook_sources.remove", source.Id, cancellationToken, source.Name);
        return new NoContentResult();
    }

    private async Task<WebhookSource> NewAsync(FunctionContext context, NewSourceRequest body, CancellationToken cancellationToken) => new()
    {
        Id = Ids.New(Ids.WebhookSource, clock.GetUtcNow()),
        Name = Fields.Required(body.Name, "name", 60),
        Form = Fields.Required(body.Form, "form", 20),
        Agent = Fields.Required(body.Agent, "agent", 40),
        MessageTemplate = Fields.Required(body.MessageTemplate, "message_template", LongestText),
        DeliverTo = await DeliverToAsync(body.DeliverTo, cancellationToken),
        OwnerId = await PersonAsync(body.OwnerId, "owner_id", cancellationToken) ?? context.Caller().UserId,
        ApproverId = await PersonAsync(body.ApproverId, "approver_id", cancellationToken),
        CreatedBy = context.Caller().UserId,
        CreatedAt = clock.GetUtcNow(),
    };

    // The same request came before: the source as it is now, with the secret it was made with while that is valid.
    private async Task<IActionResult> AgainAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var source = await sources.FindAsync(id, cancellationToken) ?? throw ProblemException.NotFound("The webhook source");
        return JsonAnswer.Created(Answer(request, source, await sources.FirstSecretAsync(source, cancellationToken)));
    }

    private async Task<WebhookSource> FindAsync(string sourceId, CancellationToken cancellationToken) =>
        await sources.FindAsync(Fields.Id(Ids.WebhookSource, sourceId, "The webhook source"), cancellationToken) ?? throw ProblemException.NotFound("The webhook source");

    private async Task<DeliverTo?> DeliverToAsync(DeliverTo? to, CancellationToken cancellationToken) =>
        to is null ? null : await deliverTo.CheckAsync(to, "deliver_to", cancellationToken);

    private async Task<string?> PersonAsync(string? id, string field, CancellationToken cancellationToken) =>
        id is null ? null
        : Ids.IsValid(Ids.User, id) && await users.FindAsync(id, cancellationToken) is { DisabledAt: null } ? id
        : throw ProblemException.Validation(field, "is not an active account.");

    private async Task<SourceAnswer> AnswerAsync(HttpRequest request, string id, string? secret, CancellationToken cancellationToken)
    {
        var source = await sources.FindAsync(id, cancellationToken) ?? throw ProblemException.NotFound("The webhook source");
        return Answer(request, source, secret);
    }

    private static SourceAnswer Answer(HttpRequest request, WebhookSource source, string? secret) =>
        new(source, secret, $"{request.Scheme}://{request.Host}/webhooks/custom/{source.Name}");

    private Task AuditAsync(FunctionContext context, string action, string id, CancellationToken cancellationToken, string name) =>
        audit.AppendAsync(
            new AuditEntry(action, AuditOutcomes.Done, context.Origin()) { UserId = context.Caller().UserId, Object = id, Detail = new JsonObject { ["name"] = name } }, cancellationToken);
}
