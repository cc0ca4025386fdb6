using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.Core.Realtime;

/// <summary>Registers the stored streams of runs.</summary>
public static class StreamSetup
{
    /// <summary>Adds them; without a live channel the streams are only stored.</summary>
    public static IServiceCollection AddRunStreams(this IServiceCollection services)
    {
        services.TryAddSingleton<IRealtimePublisher, NoPublisher>();
        return services.AddSingleton<StreamSignals>().AddSingleton<RunStream>().AddSingleton<StreamFollower>();
    }
}
