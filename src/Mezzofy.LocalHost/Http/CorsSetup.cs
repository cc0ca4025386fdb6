using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Http;

/// <summary>
/// CORS is the platform's, not the app's: <c>Host:CORS</c> in local.settings.json names the origins, separated by commas, or <c>*</c>;
/// <c>Host:CORSCredentials</c> allows cookies. Functions see no preflight then; without the setting there are no CORS headers at all.
/// </summary>
internal static class CorsSetup
{
    /// <summary>The origins; none where the setting is missing.</summary>
    public static string[] Origins(HostSettings settings) =>
        (settings.App["Host:CORS"] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Adds the services, where there are origins.</summary>
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        if (Origins(settings).Length > 0)
            services.AddCors();
    }

    /// <summary>Answers preflights and marks responses, where there are origins.</summary>
    public static void Use(IApplicationBuilder app, HostSettings settings)
    {
        var origins = Origins(settings);
        if (origins.Length == 0)
            return;
        var credentials = bool.TryParse(settings.App["Host:CORSCredentials"], out var allowed) && allowed;
        app.UseCors(policy =>
        {
            policy.WithOrigins(origins).AllowAnyHeader().AllowAnyMethod();
            if (credentials)
                policy.AllowCredentials();
        });
    }
}
