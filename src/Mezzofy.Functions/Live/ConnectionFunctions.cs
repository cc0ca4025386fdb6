using Mezzofy.Core.Realtime;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>Clients of the live channel come and go.</summary>
public sealed class ConnectionFunctions(LiveMetrics metrics)
{
    private const string Category = "connections";

    /// <summary>A client has connected: it joins the group of its login, by which a logout closes it.</summary>
    [Function("LiveConnected")]
    [SignalROutput(HubName = RealtimeOptions.Hub)]
    public SignalRGroupAction Connected([SignalRTrigger(RealtimeOptions.Hub, Category, "connected")] SignalRInvocationContext context)
    {
        metrics.Connected();
        return new SignalRGroupAction(SignalRGroupActionType.Add)
        {
            ConnectionId = context.ConnectionId, GroupName = LiveLogins.Group(LiveCaller.LoginIdOf(context)),
        };
    }

    /// <summary>A client has gone.</summary>
    [Function("LiveDisconnected")]
    public void Disconnected([SignalRTrigger(RealtimeOptions.Hub, Category, "disconnected")] SignalRInvocationContext context) =>
        metrics.Disconnected(broken: !string.IsNullOrEmpty(context.Error));
}
