using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Registers the hubs, and puts them before the functions.</summary>
internal static class HubSetup
{
    /// <summary>The largest message of a client, in bytes: a camera frame or a second of speech fits.</summary>
    private const int MaxMessage = 1024 * 1024;

    /// <summary>Messages of one client that are worked on at once; a long one holds up no other.</summary>
    private const int MaxParallel = 8;

    /// <summary>Adds the hubs, once; the trigger, the input and the output do so, whichever an app uses.</summary>
    /// <exception cref="StartupException">The setting is no connection string.</exception>
    public static void AddHubs(this IServiceCollection services, HostSettings settings)
    {
        if (services.Any(service => service.ServiceType == typeof(LiveHubs)))
            return;
        if (settings.App[ServiceAddress.Setting] is { Length: > 0 } text)
            ServiceAddress.Parse(text);
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = MaxMessage;
            hub.MaximumParallelInvocationsPerClient = MaxParallel;
            hub.DisableImplicitFromServicesParameters = true;
        });
        services.AddSingleton<IHubProtocol, AnyMethodProtocol>();
        services.AddSingleton<ServiceLocation>();
        services.AddSingleton<ServiceTokens>();
        services.AddSingleton<LiveHubs>();
        services.AddSingleton<HubEvents>();
        services.AddSingleton<ClientGate>();
        services.AddSingleton<DataPlane>();
        services.AddSingleton(new HubFunctions([]));
    }

    /// <summary>Serves clients and the data plane, where the app has hubs.</summary>
    public static void Use(IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<LiveHubs>() is null)
            return;
        app.Map(ServiceAddress.BasePath, service =>
        {
            service.Map("/api", api => api.Run(http => http.RequestServices.GetRequiredService<DataPlane>().ServeAsync(http)));
            service.Use((http, next) => http.RequestServices.GetRequiredService<ClientGate>().AdmitAsync(http, next));
            service.UseWebSockets();
            service.UseRouting();
            service.UseEndpoints(endpoints => endpoints.MapHub<ServiceHub>("/client"));
        });
    }
}
