using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Realtime;

/// <summary>Ends the connections of a login. Each is in the group of its login from the moment it connects.</summary>
public sealed partial class LiveLogins
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RealtimeClient client;
    private readonly ILogger<LiveLogins> logger;

    internal LiveLogins(RealtimeClient client, ILogger<LiveLogins> logger) => (this.client, this.logger) = (client, logger);

    /// <summary>The group of a login.</summary>
    public static string Group(string loginId) => $"login.{loginId}";

    /// <summary>Closes them; best effort, two seconds at most, never fails the caller: whatever stays open is refused at its next message.</summary>
    public async Task EndAsync(string loginId, CancellationToken cancellationToken = default)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            if (await client.SendAsync(RealtimeRequest.CloseGroup(Group(loginId)), bound.Token) is { } failure)
            {
                LogFailed(logger, failure);
            }
        }
        catch (OperationCanceledException)
        {
            LogFailed(logger, "cancelled");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live connections of a login could not be closed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
