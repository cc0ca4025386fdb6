using Mezzofy.Behaviour.Http;
using Mezzofy.Behaviour.Queues;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Behaviour;

/// <summary>A small function app that does what the measured guarantees are about. It runs on either host.</summary>
internal static class BehaviourApp
{
    /// <summary>Services and middleware.</summary>
    public static void Configure(FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddScoped<Visit>();
        builder.Services.AddSingleton<Sightings>();
        builder.Services.AddSingleton<EffectFile>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.UseMiddleware<Outer>();
        builder.UseMiddleware<Inner>();
    }
}
