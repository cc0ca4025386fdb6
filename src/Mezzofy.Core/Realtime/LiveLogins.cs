using Mezzofy.Core.Identity.Logins;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Realtime;

/// <summary>
/// Ends the connections of a login that has ended, and of a person whose rights have changed. Each connection is in the group of its
/// login from the moment it connects; a client whose login still stands connects again and resumes.
/// </summary>
public sealed partial class LiveLogins : IIdentityListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RealtimeClient client;
    private readonly ILogger<LiveLogins> logger;

    internal LiveLogins(RealtimeClient client, ILogger<LiveLogins> logger) => (this.client, this.logger) = (client, logger);

    /// <summary>The group of a login.</summary>
    public static string Group(string loginId) => $"login.{loginId}";

    /// <summary>Closes them; best effort, two seconds at most, never fails the caller: whatever stays open is refused at its next message.</summary>
    public Task EndAsync(string loginId, CancellationToken cancellationToken = default) =>
        CloseAsync(RealtimeRequest.CloseGroup(Group(loginId)), cancellationToken);

    /// <summary>Closes a connection that came when its login had ended already; as <see cref="EndAsync"/> does.</summary>
    public Task RefuseAsync(string connectionId, CancellationToken cancellationToken = default) =>
        CloseAsync(RealtimeRequest.CloseConnection(connectionId), cancellationToken);

    void IIdentityListener.LoginEnded(string loginId) => _ = EndAsync(loginId);

    void IIdentityListener.UserChanged(string userId) => _ = CloseAsync(RealtimeRequest.CloseUser(userId), CancellationToken.None);

    private async Task CloseAsync(RealtimeRequest request, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            if (await client.SendAsync(request, bound.Token) is { } failure)
            {
                LogFailed(logger, failure);
            }
        }
        catch (OperationCanceledException)
        {
            LogFailed(logger, "cancelled");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live connections of an ended login could not be closed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
