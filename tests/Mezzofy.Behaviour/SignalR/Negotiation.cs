using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.SignalR;

/// <summary>How clients get in. Behind a real sign-in in an app that is no test.</summary>
public static class Negotiation
{
    public const string Hub = "tests";

    [Function("Negotiate")]
    public static IActionResult ByQuery(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hub/negotiate")] HttpRequest request,
        [SignalRConnectionInfoInput(HubName = Hub, UserId = "{query.user}")] SignalRConnectionInfo info) => new OkObjectResult(info);

    [Function("NegotiateWithClaims")]
    public static IActionResult ByRoute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hubs/{who}/negotiate")] HttpRequest request,
        [SignalRConnectionInfoInput(HubName = Hub, UserId = "{who}", IdToken = "{headers.authorization}", ClaimTypeList = ["sid"])] SignalRConnectionInfo info) =>
        new OkObjectResult(info);

    [Function("NegotiateElsewhere")]
    public static IActionResult OtherHub(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "other/negotiate")] HttpRequest request,
        [SignalRConnectionInfoInput(HubName = "other")] SignalRConnectionInfo info) => new OkObjectResult(info);

    // A function may have any path: none of them is the service's.
    [Function("Client")]
    public static IActionResult Client([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "client")] HttpRequest request) =>
        new ContentResult { Content = "a function" };
}
