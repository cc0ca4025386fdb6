using Mezzofy.Core.Identity.Logins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Realtime;

/// <summary>Registers the live channel.</summary>
public static class RealtimeSetup
{
    /// <summary>Adds <see cref="IRealtimePublisher"/>, <see cref="LiveAccess"/> and <see cref="LiveLogins"/>.</summary>
    /// <exception cref="InvalidOperationException"><c>AzureSignalRConnectionString</c> is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRealtime(configuration, null);

    /// <summary>The same, with changed limits.</summary>
    internal static IServiceCollection AddRealtime(
        this IServiceCollection services, IConfiguration configuration, Func<RealtimeOptions, RealtimeOptions>? change)
    {
        var options = RealtimeOptions.Read(configuration);
        options = change?.Invoke(options) ?? options;
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<RealtimeMetrics>();
        services.AddSingleton<RealtimeTokens>();
        services.AddSingleton<RealtimeClient>();
        services.AddSingleton<RealtimePublisher>();
        services.AddSingleton<IRealtimePublisher>(provider => provider.GetRequiredService<RealtimePublisher>());
        services.AddHostedService(provider => provider.GetRequiredService<RealtimePublisher>());
        services.AddSingleton(provider => new LiveAccess(provider.GetRequiredService<RealtimeOptions>(), provider.GetRequiredService<RealtimeTokens>()));
        services.AddSingleton(provider => new LiveLogins(
            provider.GetRequiredService<RealtimeClient>(), provider.GetRequiredService<ILogger<LiveLogins>>()));
        services.AddSingleton<IIdentityListener>(provider => provider.GetRequiredService<LiveLogins>());
        services.AddHttp(options);
        return services;
    }

    // The factory's own log lines name addresses, which name people.
    private static void AddHttp(this IServiceCollection services, RealtimeOptions options) => services
        .AddHttpClient(RealtimeClient.Name, client => client.Timeout = options.RequestTimeout)
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !new Uri(options.Endpoint).IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            MaxConnectionsPerServer = options.Lanes + 4,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
