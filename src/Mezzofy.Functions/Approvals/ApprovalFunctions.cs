using Mezzofy.Core;
using Mezzofy.Core.Approvals;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Approvals;

/// <summary>What waits for the caller's decision (http-api.md, Approvals).</summary>
public sealed class ApprovalFunctions(ApprovalStore approvals, ApprovalDecisions decisions)
{
    /// <summary><c>GET /approvals</c>: the latest first; <c>status</c> narrows them.</summary>
    [Function("ApprovalList")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var status = Fields.OneOf(request.Query["status"].FirstOrDefault(), "status", ApprovalStatuses.All);
        return JsonAnswer.Ok(await approvals.ListAsync(context.Caller().UserId, status, PageQuery.Read(request), cancellationToken));
    }

    /// <summary><c>POST /approvals/{id}</c>: decides; the task goes on or the call is not made.</summary>
    [Function("ApprovalDecide")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{approvalId}")] HttpRequest request, string approvalId, FunctionContext context,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var decision = await JsonBody.ReadAsync<ApprovalDecision>(request, cancellationToken: cancellationToken);
        var approval = await decisions.DecideAsync(context.Caller(), approvalId, decision, context.Origin(), cancellationToken);
        await client.WakeTaskAsync(approval.TaskId, AgentTask.Decided(approval.ApprovalId), CancellationToken.None);
        return JsonAnswer.Ok(approval);
    }
}
