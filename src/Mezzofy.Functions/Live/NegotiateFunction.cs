using System.Text.Json.Serialization;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>
/// The door of the live channel (seed, Chat, <c>/chat/ws</c>): a SignalR client that is pointed at <c>/chat/ws</c> asks here first where
/// to connect.
/// </summary>
/// <remarks>
/// The answer is made here and not by <c>[SignalRConnectionInfoInput]</c>: that binding reads its user from the request before anybody has
/// checked the request, so who connects would be whoever they say they are; and a missing header would be a 500 with no body.
/// </remarks>
public sealed class NegotiateFunction(LiveAccess access)
{
    /// <summary><c>POST /chat/ws/negotiate</c>: the service's address and a token for it. The access token may be in the query.</summary>
    [Function("ChatNegotiate")]
    [Requires(Permissions.Chat)]
    [TokenInQuery]
    public IActionResult Negotiate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chat/ws/negotiate")] HttpRequest request, FunctionContext context)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var ticket = access.For(context.Authenticated());
        return JsonAnswer.Ok(new NegotiationAnswer(ticket.Url, ticket.AccessToken));
    }
}

/// <summary>SignalR's own answer to a negotiation, in its own names (Transport Protocols, <c>POST …/negotiate</c>).</summary>
/// <param name="Url">Where to connect instead.</param>
/// <param name="AccessToken">With what.</param>
public sealed record NegotiationAnswer(
    [property: JsonPropertyName("url")] string Url, [property: JsonPropertyName("accessToken")] string AccessToken);
