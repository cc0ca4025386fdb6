using System.Text.Json;
using Mezzofy.Core;
using Mezzofy.Core.Approvals;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Live;

/// <summary>Takes decisions on the live channel, with the same rules as over HTTP.</summary>
public sealed class LiveDecisions(LiveCaller callers, LiveChat chat, ApprovalDecisions decisions)
{
    /// <summary>Decides; the task's stream says that it goes on.</summary>
    public Task DecideAsync(SignalRInvocationContext context, DurableTaskClient client, CancellationToken cancellationToken) =>
        chat.GuardAsync(context, async (traceId, _) =>
        {
            var caller = await callers.AdmitAsync(context, Permissions.Chat, cancellationToken);
            var message = LiveMessage.Read<DecisionMessage>(context.Arguments, "{ \"approval_id\", \"decision\", \"comment\" }");
            var approval = await decisions.DecideAsync(
                caller, message.ApprovalId ?? string.Empty, new(message.Decision, message.Comment, message.ArgumentsHash),
                new RequestOrigin(RequestSources.Mobile, TraceId: traceId), cancellationToken);
            await client.WakeTaskAsync(approval.TaskId, AgentTask.Decided(approval.ApprovalId), CancellationToken.None);
        });
}

/// <summary>A decision as a client of the live channel sends it.</summary>
/// <param name="ApprovalId">The approval, <c>appr_…</c>.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Comment">Why.</param>
/// <param name="ArgumentsHash">The hash of the arguments that were shown, to be sure; may be left out.</param>
public sealed record DecisionMessage(string? ApprovalId, string? Decision, string? Comment, string? ArgumentsHash);
