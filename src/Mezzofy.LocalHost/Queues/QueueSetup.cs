using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Queues.Engine;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Queues;

/// <summary>The functions that receive.</summary>
/// <param name="Functions">Each with its queue.</param>
internal sealed record QueueFunctions(IReadOnlyList<(LocalFunction Function, string Queue)> Functions);

/// <summary>Registers the queues; the trigger and the output do so, whichever an app uses.</summary>
internal static class QueueSetup
{
    /// <summary>Adds them, once.</summary>
    /// <exception cref="StartupException">A setting is missing or wrong.</exception>
    public static void AddQueues(this IServiceCollection services, HostSettings settings)
    {
        if (services.Any(service => service.ServiceType == typeof(QueueHost)))
            return;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(QueueOptions.Read(settings));
        services.AddSingleton(provider => new QueueDatabase(provider.GetRequiredService<QueueOptions>().ConnectionString));
        services.AddSingleton<MessageStore>();
        services.AddSingleton<SettlementStore>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<QueueWorkerStore>();
        services.AddSingleton<QueueSignals>();
        services.AddSingleton<QueueWorker>();
        services.AddSingleton<Settler>();
        services.AddSingleton<Sender>();
        services.AddSingleton<QueueHost>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<QueueHost>());
    }
}
