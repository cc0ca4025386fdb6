using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Admin;

/// <summary>The audit log, for those who must know what was done (security.md, Audit).</summary>
public sealed class AuditFunctions(AuditReader reader, AuditVerifier verifier)
{
    private const string Audit = "{area:regex(^admin$)}/audit";

    /// <summary>
    /// <c>GET /admin/audit</c>: newest first; <c>user_id</c>, <c>action</c> (<c>auth.</c> with the dot for all of an area), <c>object</c>,
    /// <c>outcome</c>, <c>from</c>, <c>to</c>.
    /// </summary>
    [Function("AdminAuditList")]
    [Requires(Permissions.AuditRead)]
    [Audited("audit.list")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Audit)] HttpRequest request, CancellationToken cancellationToken)
    {
        var page = await reader.ListAsync(AuditQuery.Read(request), PageQuery.Read(request), cancellationToken);
        return JsonAnswer.Ok(new Core.Page<AuditLine>([.. page.Items.Select(AuditLine.Of)], page.NextCursor));
    }

    /// <summary><c>GET /admin/audit/verify</c>: walks the chain from its start; says where it is broken, if it is.</summary>
    [Function("AdminAuditVerify")]
    [Requires(Permissions.AuditRead)]
    [Audited("audit.verify")]
    public async Task<IActionResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Audit + "/verify")] HttpRequest request, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(await verifier.VerifyAsync(cancellationToken));
}
