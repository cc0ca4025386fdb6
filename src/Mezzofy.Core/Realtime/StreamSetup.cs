using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Realtime;

/// <summary>Registers the stored streams of runs.</summary>
public static class StreamSetup
{
    /// <summary>Adds them; they need an <see cref="IRealtimePublisher"/>.</summary>
    public static IServiceCollection AddRunStreams(this IServiceCollection services) =>
        services.AddSingleton<StreamSignals>().AddSingleton<RunStream>().AddSingleton<StreamFollower>();
}
