using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Lets clients in whose token is signed for the hub that they ask for; a WebSocket carries it in the query.</summary>
internal sealed class ClientGate(ServiceLocation location, ServiceTokens tokens)
{
    private const string Scheme = "Bearer ";

    /// <summary>Admits a request, or answers it with 401.</summary>
    public async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        var hub = http.Request.Query["hub"].ToString();
        if (!ServiceAddress.IsHubName(hub) || await tokens.CheckAsync(Token(http.Request), location.Address.ClientUrl(hub)) is not { } identity)
        {
            Refuse(http);
            return;
        }

        http.User = new ClaimsPrincipal(identity);
        await next(http);
    }

    /// <summary>The token of a request's header.</summary>
    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;

    /// <summary>Answers 401.</summary>
    public static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Bearer";
    }

    private static string? Token(HttpRequest request) => Bearer(request) ?? request.Query["access_token"];
}
