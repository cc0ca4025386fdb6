using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.SignalR;

/// <summary>Users, groups, connections.</summary>
public static class Groups
{
    private const string Hub = Negotiation.Hub;

    [Function("Join")]
    [SignalROutput(HubName = Hub)]
    public static SignalRGroupAction Join([SignalRTrigger(Hub, "messages", "join", "group")] SignalRInvocationContext context, string group) =>
        new(SignalRGroupActionType.Add) { ConnectionId = context.ConnectionId, GroupName = group };

    [Function("Leave")]
    [SignalROutput(HubName = Hub)]
    public static SignalRGroupAction Leave([SignalRTrigger(Hub, "messages", "leave", "group")] SignalRInvocationContext context, string group) =>
        new(SignalRGroupActionType.Remove) { ConnectionId = context.ConnectionId, GroupName = group };

    [Function("Enlist")]
    [SignalROutput(HubName = Hub)]
    public static SignalRGroupAction Enlist([SignalRTrigger(Hub, "messages", "enlist", "group")] SignalRInvocationContext context, string group) =>
        new(SignalRGroupActionType.Add) { UserId = context.UserId, GroupName = group };

    [Function("Tell")]
    [SignalROutput(HubName = Hub)]
    public static SignalRMessageAction[] Tell(
        [SignalRTrigger(Hub, "messages", "tell", "user", "group", "text")] SignalRInvocationContext context, string? user, string? group, string text) =>
        [new("told", [text]) { UserId = user, GroupName = group }];

    [Function("Answer")]
    public static Both Answer([SignalRTrigger(Hub, "messages", "both")] SignalRInvocationContext context) => new()
    {
        Group = new SignalRGroupAction(SignalRGroupActionType.Add) { ConnectionId = context.ConnectionId, GroupName = "both" },
        Messages = [new("told", ["one"]) { GroupName = "both" }, new("told", ["two"]) { GroupName = "both" }],
    };
}

/// <summary>Several outputs, sent in this order.</summary>
public sealed class Both
{
    [SignalROutput(HubName = Negotiation.Hub)]
    public SignalRGroupAction? Group { get; set; }

    [SignalROutput(HubName = Negotiation.Hub)]
    public SignalRMessageAction[]? Messages { get; set; }
}
