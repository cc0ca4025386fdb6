using Mezzofy.Core.Language;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Routing;

/// <summary>Registers language detection and routing.</summary>
public static class RoutingSetup
{
    /// <summary>
    /// Adds <see cref="IRouter"/>, <see cref="OfflineClassifier"/> and <see cref="LanguageDetector"/>. The classifier learns in the
    /// background from now on, so that the first message does not wait for it.
    /// </summary>
    public static IServiceCollection AddAgentRouting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RoutingOptions>()
            .Bind(configuration.GetSection(RoutingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var learning = Task.Run(() => new OfflineClassifier());
        services.AddSingleton(_ => learning.GetAwaiter().GetResult());
        services.TryAddSingleton<LanguageDetector>();
        services.AddSingleton<IRouter, Router>();
        services.AddSingleton(provider => Classifier(provider, configuration));
        return services;
    }

    private static IIntentClassifier Classifier(IServiceProvider provider, IConfiguration configuration)
    {
        var offline = provider.GetRequiredService<OfflineClassifier>();
        return (configuration["Models:Provider"] ?? "offline") == "offline"
            ? offline
            : new ModelClassifier(
                provider.GetRequiredService<IChatClient>(),
                offline,
                provider.GetRequiredService<IOptions<RoutingOptions>>(),
                provider.GetRequiredService<ILogger<ModelClassifier>>());
    }
}
