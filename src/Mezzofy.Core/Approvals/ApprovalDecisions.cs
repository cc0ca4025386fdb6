using System.Text.Json.Nodes;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Approvals;

/// <summary>Takes people's decisions (http-api.md, Approvals).</summary>
public sealed class ApprovalDecisions(ApprovalStore store, AuditLog audit)
{
    private const int MaxComment = 2_000;

    /// <summary>Decides.</summary>
    /// <param name="decider">Who; only the one who was asked may.</param>
    /// <param name="approvalId">The approval.</param>
    /// <param name="decision">What.</param>
    /// <param name="origin">The door.</param>
    /// <param name="cancellationToken">Gives up; the decision may have been taken.</param>
    /// <returns>The approval; the same decision again gives it again.</returns>
    /// <exception cref="ProblemException">
    /// 400 <c>validation_failed</c>; 404 <c>not_found</c>, also for somebody else's; 409 <c>approval_decided</c>: decided otherwise before;
    /// 409 <c>approval_expired</c>; 409 <c>approval_changed</c>: the hash is not that of the arguments.
    /// </exception>
    public async Task<Approval> DecideAsync(Caller decider, string approvalId, ApprovalDecision decision, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var approve = Check(approvalId, decision);
        await CheckHashAsync(decider, approvalId, decision, cancellationToken);
        var (approval, decided) = await store.DecideAsync(approvalId, decider.UserId, approve, decision.Comment, cancellationToken);
        if (approval is null)
        {
            throw ProblemException.NotFound("The approval");
        }

        if (!decided)
        {
            return AsBefore(approval, approve);
        }

        await audit.AppendAsync(
            new("approval.decide", AuditOutcomes.Done, origin)
            {
                UserId = decider.UserId,
                Object = approval.ApprovalId,
                Detail = new JsonObject { ["decision"] = approval.Status, ["tool"] = approval.Tool, ["arguments_hash"] = approval.ArgumentsHash, ["run_id"] = approval.RunId },
            },
            cancellationToken);
        return approval;
    }

    private static bool Check(string approvalId, ApprovalDecision decision)
    {
        if (!Ids.IsValid(Ids.Approval, approvalId))
        {
            throw ProblemException.NotFound("The approval");
        }

        if (decision.Comment is { Length: > MaxComment } || decision.Comment?.Contains('\0') == true)
        {
            throw ProblemException.Validation("comment", $"must be at most {MaxComment} characters of text.");
        }

        return decision.Decision switch
        {
            "approve" => true,
            "reject" => false,
            _ => throw ProblemException.Validation("decision", "must be approve or reject."),
        };
    }

    private async Task CheckHashAsync(Caller decider, string approvalId, ApprovalDecision decision, CancellationToken cancellationToken)
    {
        if (decision.ArgumentsHash is { } hash
            && await store.FindAsync(approvalId, decider.UserId, cancellationToken) is { } approval
            && !hash.Equals(approval.ArgumentsHash, StringComparison.OrdinalIgnoreCase))
        {
            throw ProblemException.Conflict("approval_changed", "The call is not the one that this decision is about.");
        }
    }

    private static Approval AsBefore(Approval approval, bool approve) => approval.Status switch
    {
        ApprovalStatuses.Approved when approve => approval,
        ApprovalStatuses.Rejected when !approve => approval,
        ApprovalStatuses.Pending or ApprovalStatuses.Expired =>
            throw ProblemException.Conflict("approval_expired", "The time to decide is over; the call is not made."),
        _ => throw ProblemException.Conflict("approval_decided", $"It was {approval.Status} before; a decision is made once."),
    };
}

/// <summary>A person's decision.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Comment">Why; at most 2,000 characters.</param>
/// <param name="ArgumentsHash">The hash of the arguments that were shown, to be sure; may be left out.</param>
public sealed record ApprovalDecision(string? Decision, string? Comment = null, string? ArgumentsHash = null);
