using Mezzofy.Behaviour.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.SignalR;

/// <summary>What clients do.</summary>
public sealed class Events(Sightings sightings)
{
    public const string Hub = Negotiation.Hub;

    [Function("Connected")]
    [SignalROutput(HubName = Hub)]
    public SignalRMessageAction Connected([SignalRTrigger(Hub, "connections", "connected")] SignalRInvocationContext context) =>
        new("came", [context.UserId ?? "nobody", context.Claims!.TryGetValue("sid", out var sid) ? sid.ToString() : "none"]) { ConnectionId = context.ConnectionId };

    [Function("Disconnected")]
    public void Disconnected([SignalRTrigger(Hub, "connections", "disconnected")] SignalRInvocationContext context) =>
        sightings.Add($"gone:{context.UserId}:{(context.Error is null ? "well" : "broken")}");

    [Function("Echo")]
    [SignalROutput(HubName = Hub)]
    public static SignalRMessageAction Echo(
        [SignalRTrigger(Hub, "messages", "echo", "text", "thing")] SignalRInvocationContext context, string text, Thing thing) =>
        new("echoed", [text, thing, context.Arguments!.Length]) { ConnectionId = context.ConnectionId };

    [Function("Raw")]
    [SignalROutput(HubName = Hub)]
    public static SignalRMessageAction Raw([SignalRTrigger(Hub, "messages", "raw", "text")] SignalRInvocationContext context, string text) =>
        new("raw", [text]) { ConnectionId = context.ConnectionId };

    [Function("Size")]
    [SignalROutput(HubName = Hub)]
    public static SignalRMessageAction Size([SignalRTrigger(Hub, "messages", "size")] SignalRInvocationContext context) =>
        new("sized", [context.Arguments![0].ToString()!.Length]) { ConnectionId = context.ConnectionId };

    [Function("Fail")]
    public static void Fail([SignalRTrigger(Hub, "messages", "fail")] SignalRInvocationContext context) =>
        throw new InvalidOperationException("a secret");

    [Function("WaitLong")]
    public static Task WaitLong([SignalRTrigger(Hub, "messages", "wait")] SignalRInvocationContext context, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromSeconds(30), cancellation);
}

/// <summary>An argument.</summary>
public sealed record Thing(string Name, int Count);
