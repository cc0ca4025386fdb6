using System.Globalization;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Steps;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Admin;

/// <summary>What operators see of the events that came, and doing their work again.</summary>
public sealed class WebhookEventFunctions(EventReader reader, EventRecords records, AuditLog audit)
{
    private const string Route = "{area:regex(^admin$)}/webhook-events";

    /// <summary><c>GET /admin/webhook-events</c>: newest first; <c>source</c>, <c>type</c>, <c>status</c>, <c>since</c>.</summary>
    [Function("AdminWebhookEventList")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var filter = new EventFilter(
            DeliveryQuery.Text(request, "source"), DeliveryQuery.Text(request, "type"), Fields.OneOf(DeliveryQuery.Text(request, "status"), "status", EventStatuses.All),
            Since(DeliveryQuery.Text(request, "since")));
        var page = await reader.ListAsync(filter, PageQuery.Read(request), cancellationToken);
        await AuditAsync(context, "webhook_events.list", null, AuditOutcomes.Done, cancellationToken);
        return JsonAnswer.Ok(page);
    }

    /// <summary><c>GET /admin/webhook-events/{id}</c>: one with its steps and what its sender wrote.</summary>
    [Function("AdminWebhookEventGet")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = $"{Route}/{{eventId}}")] HttpRequest request, string eventId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = Fields.Id(Ids.Event, eventId, "The event");
        var found = await reader.FindAsync(id, cancellationToken) ?? throw ProblemException.NotFound("The event");
        await AuditAsync(context, "webhook_events.read", id, AuditOutcomes.Done, cancellationToken);
        return JsonAnswer.Ok(found);
    }

    /// <summary>
    /// <c>POST /admin/webhook-events/{id}/replay</c>: does the work of an event that is at an end again. What a step has made of the
    /// company's data, mails and posts is not made twice; an agent works on it afresh.
    /// </summary>
    [Function("AdminWebhookEventReplay")]
    [Requires(Permissions.WebhooksManage)]
    public async Task<EventAnswer> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Route}/{{eventId}}/replay")] HttpRequest request, string eventId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = Fields.Id(Ids.Event, eventId, "The event");
        var received = await records.FindAsync(id, cancellationToken) ?? throw ProblemException.NotFound("The event");
        var replayed = EventPlans.StepsOf(received.Source, received.Type).Count > 0 && await records.ReplayAsync(id, cancellationToken) is not null;
        await AuditAsync(context, "webhook_events.replay", id, replayed ? AuditOutcomes.Done : AuditOutcomes.Refused, cancellationToken);
        return replayed
            ? new() { Answer = new JsonAnswer<AcceptedEvent>(new(id, EventStatuses.Accepted), StatusCodes.Status202Accepted), Message = id }
            : throw ProblemException.Conflict("not_replayable", "The event is still being worked on, or of a type that nothing is done about.");
    }

    private static DateTimeOffset? Since(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ProblemException.Validation("since", "must be a time such as 2026-03-02T15:00:00+08:00.");

    private Task AuditAsync(FunctionContext context, string action, string? id, string outcome, CancellationToken cancellationToken) =>
        audit.AppendAsync(new AuditEntry(action, outcome, context.Origin()) { UserId = context.Caller().UserId, Object = id }, cancellationToken);
}
