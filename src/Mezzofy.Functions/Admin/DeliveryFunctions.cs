using System.Text.Json.Nodes;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Admin;

/// <summary>What operators see of the outbox, and trying again what was given up.</summary>
public sealed class DeliveryFunctions(DeliveryReader deliveries, Outbox outbox, OutboxDispatcher dispatcher, AuditLog audit)
{
    private const string Admin = "{area:regex(^admin$)}";

    /// <summary><c>GET /admin/deliveries</c>: newest first; <c>status</c>, <c>channel</c>, <c>since</c>, <c>run_id</c>.</summary>
    [Function("AdminDeliveryList")]
    [Requires(Permissions.DeliveriesManage)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = $"{Admin}/deliveries")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var page = await deliveries.ListAsync(DeliveryQuery.Read(request), PageQuery.Read(request), cancellationToken);
        await AuditAsync(context, "deliveries.list", null, AuditOutcomes.Done, cancellationToken);
        return JsonAnswer.Ok(page);
    }

    /// <summary><c>POST /admin/deliveries/{id}/retry</c>: tries a dead one, or one of unknown outcome, afresh; answers how it stands then.</summary>
    [Function("AdminDeliveryRetry")]
    [Requires(Permissions.DeliveriesManage)]
    public async Task<IActionResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Admin}/deliveries/{{deliveryId}}/retry")] HttpRequest request,
        string deliveryId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = Fields.Id(Ids.Delivery, deliveryId, "The delivery");
        var before = await deliveries.FindAsync(id, cancellationToken) ?? throw ProblemException.NotFound("The delivery");
        var retried = await outbox.RetryAsync(id, cancellationToken) is not null;
        await AuditAsync(context, "deliveries.retry", id, retried ? AuditOutcomes.Done : AuditOutcomes.Refused, cancellationToken, before.Status);
        if (!retried)
        {
            throw ProblemException.Conflict("not_retryable", $"The delivery is {before.Status}; only a dead one, or one of unknown outcome, can be tried again.");
        }

        await dispatcher.DispatchAsync(id, cancellationToken);
        return JsonAnswer.Ok(await deliveries.FindAsync(id, cancellationToken));
    }

    /// <summary><c>GET /admin/email-log</c>: every mail, newest first; <c>recipient</c>, <c>status</c>.</summary>
    [Function("AdminEmailLog")]
    [Requires(Permissions.DeliveriesManage)]
    public async Task<IActionResult> MailsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = $"{Admin}/email-log")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var page = await deliveries.MailsAsync(DeliveryQuery.Text(request, "recipient"), DeliveryQuery.Status(request), PageQuery.Read(request), cancellationToken);
        await AuditAsync(context, "email_log.list", null, AuditOutcomes.Done, cancellationToken);
        return JsonAnswer.Ok(page);
    }

    private Task AuditAsync(FunctionContext context, string action, string? id, string outcome, CancellationToken cancellationToken, string? status = null) =>
        audit.AppendAsync(
            new AuditEntry(action, outcome, context.Origin())
            {
                UserId = context.Caller().UserId, Object = id, Detail = status is null ? null : new JsonObject { ["was"] = status },
            },
            cancellationToken);
}
