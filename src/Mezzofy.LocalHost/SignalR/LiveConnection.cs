using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Primitives;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>A connected client.</summary>
internal sealed class LiveConnection(HubCallerContext context, string hub)
{
    /// <summary>A client that reads nothing is let go when more messages than this wait for it.</summary>
    private const int MaxWaiting = 1000;

    private static readonly string[] TokenClaims = ["aud", "exp", "iat", "nbf", "iss"];

    private int waiting;

    /// <summary>Its id.</summary>
    public string Id => context.ConnectionId;

    /// <summary>The hub, in small letters.</summary>
    public string Hub { get; } = hub;

    /// <summary>The user; null for nobody.</summary>
    public string? UserId { get; } = context.User?.FindFirst(ServiceTokens.UserClaim)?.Value;

    /// <summary>The groups that it is in; only <see cref="HubMembers"/> touches them.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>The claims of its token but those that make the token; of several with one name the first.</summary>
    public Dictionary<string, StringValues> Claims()
    {
        var claims = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var claim in (context.User?.Claims ?? []).Where(claim => !TokenClaims.Contains(claim.Type)))
            claims.TryAdd(claim.Type, claim.Value);
        return claims;
    }

    /// <summary>The query of its request, without the token and the transport's own.</summary>
    public Dictionary<string, StringValues> Query() =>
        (context.GetHttpContext()?.Request.Query ?? Enumerable.Empty<KeyValuePair<string, StringValues>>())
            .Where(pair => pair.Key is not ("access_token" or "id"))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Sends a message; returns at once. Messages arrive in the order of these calls.</summary>
    public void Send(IHubContext<ServiceHub> hubs, string target, object?[] arguments)
    {
        var sending = hubs.Clients.Client(Id).SendCoreAsync(target, arguments);
        if (sending.IsCompleted)
            return;
        if (Interlocked.Increment(ref waiting) > MaxWaiting)
            context.Abort();
        _ = sending.ContinueWith(
            _ => Interlocked.Decrement(ref waiting), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Closes it.</summary>
    public void Close() => context.Abort();
}
