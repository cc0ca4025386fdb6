using Mezzofy.Core.Realtime;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>Clients of the live channel come and go.</summary>
public sealed class ConnectionFunctions(LiveCaller callers, LiveLogins logins, LiveMetrics metrics)
{
    private const string Category = "connections";

    /// <summary>
    /// A client has connected: it joins the group of its login, by which a logout closes it. Its ticket outlives the login by some minutes:
    /// one that comes too late is closed.
    /// </summary>
    [Function("LiveConnected")]
    [SignalROutput(HubName = RealtimeOptions.Hub)]
    public async Task<SignalRGroupAction> Connected(
        [SignalRTrigger(RealtimeOptions.Hub, Category, "connected")] SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        metrics.Connected();
        if (!await callers.StandsAsync(context, cancellationToken))
        {
            await logins.RefuseAsync(context.ConnectionId!, cancellationToken);
        }

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
