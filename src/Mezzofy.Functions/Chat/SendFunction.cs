using Mezzofy.Core.Agents;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Tasks;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Chat;

/// <summary>Text chat: a message in, the answer out (seed, Chat), at once, as it comes, or later.</summary>
public sealed class SendFunction(AssistantGateway gateway, StreamFollower follower)
{
    /// <summary>Longest body: a message of the most characters, each escaped as <c>\uXXXX</c>, and the rest, in bytes.</summary>
    private const int BodyLimit = (AssistantRequest.MaxMessageLength * 6) + 4096;

    /// <summary>
    /// <c>POST /chat/send</c>: answers a text message. With <c>Accept: text/event-stream</c> everything that happens is sent as it
    /// happens; with <c>Prefer: respond-async</c>, and when the work is long or waits for a person, the answer is 202 with a task.
    /// </summary>
    [Function("ChatSend")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chat/send")] HttpRequest request, FunctionContext context, [DurableClient] DurableTaskClient client)
    {
        var body = await JsonBody.ReadAsync<SendRequest>(request, BodyLimit, request.HttpContext.RequestAborted);
        var incoming = new IncomingMessage(context.Caller(), body.Message, context.Origin())
        {
            SessionId = body.SessionId,
            IdempotencyKey = request.IdempotencyKey(),
            TaskReason = PrefersAsync(request) ? HandOverReasons.Requested : null,
        };
        return EventStreamAnswer.IsWanted(request)
            ? await WatchedSend.BeginAsync(gateway, follower, client, incoming)
            : Answer(request, await gateway.SendAsync(incoming, CancellationToken.None).WithTaskStartedAsync(client));
    }

    private static IActionResult Answer(HttpRequest request, ChatOutcome outcome)
    {
        if (outcome.Task is not { } ticket)
        {
            return JsonAnswer.Ok(outcome.Response!);
        }

        request.HttpContext.Response.Headers.Location = $"/tasks/{ticket.TaskId}";
        return new JsonAnswer<TaskTicket>(ticket, StatusCodes.Status202Accepted);
    }

    // RFC 7240, section 4.1.
    private static bool PrefersAsync(HttpRequest request) =>
        request.Headers["Prefer"].Any(prefer => prefer?.Split(',').Any(one => one.Split(';')[0].Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase)) == true);
}
