using Mezzofy.LocalHost.Durable.Client;
using Mezzofy.LocalHost.Durable.Engine;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Durable;

/// <summary>Registers the engine; its triggers and its client do so, whichever an app uses.</summary>
internal static class DurableSetup
{
    /// <summary>Adds the engine of the app's hub, once.</summary>
    /// <exception cref="StartupException">A setting is missing or wrong.</exception>
    public static void AddDurable(this IServiceCollection services, HostSettings settings)
    {
        if (services.Any(service => service.ServiceType == typeof(DurableOptions)))
            return;
        var options = DurableOptions.Read(settings);
        services.AddSingleton<IDurableFunctions, HostFunctions>();
        services.AddEngine(options);
    }

    /// <summary>Adds the engine for whatever <see cref="IDurableFunctions"/> there is.</summary>
    public static void AddEngine(this IServiceCollection services, DurableOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new DurableDatabase(options.ConnectionString, options.Hub));
        services.AddSingleton(new ActivityRoom(options.Activities));
        services.AddSingleton(new HistoryCache());
        services.AddSingleton<TurnStore>();
        services.AddSingleton<ActivityStore>();
        services.AddSingleton<WorkerStore>();
        services.AddSingleton<ControlStore>();
        services.AddSingleton<TerminateStore>();
        services.AddSingleton<QueryStore>();
        services.AddSingleton<PurgeStore>();
        services.AddSingleton<Signals>();
        services.AddSingleton<StateWaiters>();
        services.AddSingleton<DoubtfulClaims>();
        services.AddSingleton<DurableWorker>();
        services.AddSingleton<PassRunner>();
        services.AddSingleton<ActivityRunner>();
        services.AddSingleton<OutcomeWriter>();
        services.AddSingleton<StartWriter>();
        services.AddSingleton<ActivityLoop>();
        services.AddSingleton<TurnCommit>();
        services.AddSingleton<TurnLoop>();
        services.AddSingleton<EngineClient>();
        services.AddSingleton<DurableEngine>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DurableEngine>());
    }
}
