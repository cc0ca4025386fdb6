using Mezzofy.Core.Realtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Functions.Live;

/// <summary>Registers the live channel.</summary>
internal static class LiveSetup
{
    /// <summary>Adds it; needs identity, limits and the gateway.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddRealtime(configuration)
            .AddSingleton<LiveMetrics>()
            .AddSingleton<LiveCaller>()
            .AddSingleton<LiveChat>()
            .AddSingleton<LiveDecisions>()
            .AddSingleton<LiveResume>();
}
