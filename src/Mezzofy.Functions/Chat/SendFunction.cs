using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Chat;

/// <summary>Text chat: a message in, the answer out (seed, Chat).</summary>
public sealed class SendFunction(AssistantGateway gateway)
{
    /// <summary>Longest body: a message of the most characters, each escaped as <c>\uXXXX</c>, and the rest, in bytes.</summary>
    private const int BodyLimit = (AssistantRequest.MaxMessageLength * 6) + 4096;

    /// <summary><c>POST /chat/send</c>: answers a text message.</summary>
    [Function("ChatSend")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chat/send")] HttpRequest request, FunctionContext context)
    {
        var body = await JsonBody.ReadAsync<SendRequest>(request, BodyLimit, request.HttpContext.RequestAborted);
        var incoming = new IncomingMessage(context.Caller(), body.Message, context.Origin())
        {
            SessionId = body.SessionId,
            IdempotencyKey = request.Headers["Idempotency-Key"].FirstOrDefault(),
        };
        return JsonAnswer.Ok<ChatResponse>(await gateway.SendAsync(incoming, null, CancellationToken.None));
    }
}
