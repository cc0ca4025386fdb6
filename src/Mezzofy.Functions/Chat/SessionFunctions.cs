using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Chat;

/// <summary>One's own sessions: list, rename, delete.</summary>
public sealed class SessionFunctions(ConversationStore conversations, IArtifactStore artifacts)
{
    private const string One = "chat/sessions/{sessionId}";

    /// <summary><c>GET /chat/sessions</c>: the caller's sessions, the latest first.</summary>
    [Function("ChatSessionList")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "chat/sessions")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(await conversations.ListAsync(context.Caller().UserId, PageQuery.Read(request), cancellationToken));

    /// <summary><c>PATCH /chat/sessions/{id}</c>: another title.</summary>
    [Function("ChatSessionRename")]
    [Audited("sessions.rename")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> RenameAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = One)] HttpRequest request, string sessionId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = MessageRules.CheckSession(sessionId);
        var body = await JsonBody.ReadAsync<RenameRequest>(request, cancellationToken: cancellationToken);
        return JsonAnswer.Ok(await conversations.RenameAsync(id, context.Caller().UserId, SessionTitle.Validate(body.Title), cancellationToken));
    }

    /// <summary><c>DELETE /chat/sessions/{id}</c>: removes the session with its messages and files (security.md, Privacy).</summary>
    [Function("ChatSessionDelete")]
    [Audited("sessions.delete")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string sessionId, FunctionContext context, CancellationToken cancellationToken)
    {
        var (id, owner) = (MessageRules.CheckSession(sessionId), context.Caller().UserId);
        await conversations.RequireAsync(id, owner, cancellationToken);
        await artifacts.DeleteForSessionAsync(id, cancellationToken);
        await conversations.DeleteAsync(id, owner, cancellationToken);
        return new NoContentResult();
    }
}
