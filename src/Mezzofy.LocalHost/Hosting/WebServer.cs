using Mezzofy.LocalHost.Http;
using Mezzofy.LocalHost.SignalR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>The web server: Kestrel, and the functions behind it.</summary>
internal static class WebServer
{
    /// <summary>Adds Kestrel.</summary>
    public static void Configure(WebApplicationBuilder builder, WebPort port) => builder.WebHost.UseKestrelCore().UseUrls(port.Url);

    /// <summary>Hands every request to the functions, but for the paths of the SignalR service, where the app has hubs.</summary>
    public static void Use(WebApplication app)
    {
        HubSetup.Use(app);
        RequestDelegate serve = app.Services.GetService<HttpDispatcher>() is { } dispatcher ? dispatcher.ServeAsync : NoFunctions;
        ((IApplicationBuilder)app).Run(serve);
    }

    private static Task NoFunctions(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
