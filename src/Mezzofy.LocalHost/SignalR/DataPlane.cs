using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>
/// The service's REST API, version 2022-06-01 (Azure SignalR Service, data-plane REST API): messages, connections and groups. Every request
/// but the one for health carries a token for its own address.
/// </summary>
internal sealed class DataPlane(ServiceLocation location, ServiceTokens tokens, LiveHubs hubs)
{
    private const string FirstVersion = "2022-06-01";

    /// <summary>Answers a request.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        var path = Path(http);
        var segments = path[$"{ServiceAddress.BasePath}/api/".Length..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (segments is ["health"])
            return;
        if (await tokens.CheckAsync(ClientGate.Bearer(http.Request), Audience(path)) is null)
        {
            ClientGate.Refuse(http);
            return;
        }

        http.Response.StatusCode = string.CompareOrdinal(http.Request.Query["api-version"], FirstVersion) >= 0
            ? await AnswerAsync(http, segments)
            : StatusCodes.Status400BadRequest;
    }

    // Encoded as it was sent: a user's name may hold a slash.
    private static string Path(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.IndexOf('?') is var end and >= 0 ? target[..end] : target;
    }

    private string Audience(string path) => location.Address.Endpoint + path[ServiceAddress.BasePath.Length..];

    private Task<int> AnswerAsync(HttpContext http, string[] segments)
    {
        if (segments is not ["hubs", var hub, .. var rest] || !ServiceAddress.IsHubName(hub))
            return Task.FromResult(StatusCodes.Status404NotFound);
        var members = hubs.Of(hub);
        return (http.Request.Method, rest) switch
        {
            ("POST", [":send"]) => SendAsync(http, members.All),
            ("POST", ["connections", var id, ":send"]) => SendAsync(http, () => members.Connection(id)),
            ("POST", ["groups", var group, ":send"]) => SendAsync(http, () => members.Group(group)),
            ("POST", ["users", var user, ":send"]) => SendAsync(http, () => members.User(user)),
            ("POST", [":closeConnections"]) => Close(http, members.All()),
            ("POST", ["groups", var group, ":closeConnections"]) => Close(http, members.Group(group)),
            ("POST", ["users", var user, ":closeConnections"]) => Close(http, members.User(user)),
            ("DELETE", ["connections", var id]) => CloseOne(members.Connection(id)),
            _ => Task.FromResult(Membership(http.Request.Method, rest, members)),
        };
    }

    private static int Membership(string method, string[] path, HubMembers members) => (method, path) switch
    {
        ("HEAD", ["connections", var id]) => Found(members.Connection(id).Count > 0),
        ("HEAD", ["groups", var group]) => Found(members.Group(group).Count > 0),
        ("HEAD", ["users", var user]) => Found(members.User(user).Count > 0),
        ("HEAD", ["users", var user, "groups", var group]) => Found(members.IsUserIn(user, group)),
        ("PUT", ["groups", var group, "connections", var id]) => Found(members.AddToGroup(id, group)),
        ("DELETE", ["groups", var group, "connections", var id]) => Found(members.RemoveFromGroup(id, group)),
        ("DELETE", ["connections", var id, "groups"]) => Found(members.RemoveFromGroup(id, null)),
        ("PUT", ["users", var user, "groups", var group]) => Done(() => members.AddUserToGroup(user, group)),
        ("DELETE", ["users", var user, "groups", var group]) => Done(() => members.RemoveUserFromGroup(user, group)),
        ("DELETE", ["users", var user, "groups"]) => Done(() => members.RemoveUserFromGroup(user, null)),
        _ => StatusCodes.Status404NotFound,
    };

    private async Task<int> SendAsync(HttpContext http, Func<IReadOnlyList<LiveConnection>> to)
    {
        var (status, message) = await PayloadMessage.ReadAsync(http.Request);
        if (message is null)
            return status;
        var excluded = http.Request.Query["excluded"];
        hubs.Send(excluded.Count == 0 ? to() : to().Where(connection => !excluded.Contains(connection.Id)), message.Target, message.Arguments);
        return status;
    }

    private static Task<int> Close(HttpContext http, IReadOnlyList<LiveConnection> connections)
    {
        var excluded = http.Request.Query["excluded"];
        foreach (var connection in connections.Where(connection => !excluded.Contains(connection.Id)))
            connection.Close();
        return Task.FromResult(StatusCodes.Status204NoContent);
    }

    private static Task<int> CloseOne(IReadOnlyList<LiveConnection> connections)
    {
        foreach (var connection in connections)
            connection.Close();
        return Task.FromResult(StatusCodes.Status200OK);
    }

    private static int Found(bool found) => found ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;

    private static int Done(Action change)
    {
        change();
        return StatusCodes.Status200OK;
    }
}
