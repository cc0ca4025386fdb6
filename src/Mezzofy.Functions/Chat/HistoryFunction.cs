using System.Text;
using System.Text.Json;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Chat;

/// <summary>The history of a session.</summary>
public sealed class HistoryFunction(HistoryReader history)
{
    /// <summary><c>GET /chat/history/{session_id}</c>: the latest page, oldest message first; <c>next_cursor</c> leads to older messages.</summary>
    [Function("ChatHistory")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "chat/history/{sessionId}")] HttpRequest request, string sessionId, FunctionContext context, CancellationToken cancellationToken)
    {
        var page = await history.ReadAsync(MessageRules.CheckSession(sessionId), context.Caller().UserId, PageQuery.Read(request), cancellationToken);
        var end = page.NextCursor is { } cursor ? $",\"next_cursor\":\"{cursor}\"}}" : ",\"next_cursor\":null}";
        return new WrittenJsonAnswer("{\"items\":"u8.ToArray(), page.Items, Encoding.UTF8.GetBytes(end));
    }
}
