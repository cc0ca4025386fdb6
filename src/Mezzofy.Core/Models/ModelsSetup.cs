using Mezzofy.Core.Language;
using Mezzofy.Core.Models.Offline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.Core.Models;

/// <summary>Registers the language model as <see cref="IChatClient"/>.</summary>
public static class ModelsSetup
{
    /// <summary>Adds the model of <c>Models:Provider</c>. The offline one answers questions with SQL when an <see cref="IQuestionCatalogue"/> is registered.</summary>
    /// <exception cref="InvalidOperationException"><c>Models:Provider</c> names no provider of this build.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new ModelOptions();
        if (options.Provider != ModelOptions.Offline)
        {
            throw new InvalidOperationException($"Models:Provider is \"{options.Provider}\"; this build knows: {ModelOptions.Offline}.");
        }

        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LanguageDetector>();
        services.AddSingleton<IChatClient, OfflineChatClient>();
        return services;
    }
}
