using System.Globalization;
using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Http;

/// <summary>
/// The two limits of a request's body. The host's (<c>FUNCTIONS_REQUEST_BODY_SIZE_LIMIT</c>, 100 MiB by default): a longer body never
/// reaches a function. The worker's (<see cref="KestrelServerLimits.MaxRequestBodySize"/>, 30,000,000 bytes unless the app configures
/// it): reading beyond it throws in the function. Either way the answer is 500 without a body, unless the app answers itself.
/// </summary>
/// <param name="Host">The host's limit in bytes.</param>
internal sealed record BodyLimits(long Host)
{
    private const string Setting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long Standard = 100 * 1024 * 1024;

    /// <summary>Reads the host's limit and lowers the worker's to it.</summary>
    /// <exception cref="StartupException">The setting is no number of bytes.</exception>
    public static void Apply(IServiceCollection services, HostSettings settings)
    {
        var limits = new BodyLimits(settings.App[Setting] switch
        {
            null or "" => Standard,
            { } text when long.TryParse(text, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 => bytes,
            { } text => throw new StartupException($"{Setting}: '{text}' is no number of bytes."),
        });
        services.AddSingleton(limits);
        services.PostConfigure<KestrelServerOptions>(kestrel =>
            kestrel.Limits.MaxRequestBodySize = Math.Min(kestrel.Limits.MaxRequestBodySize ?? long.MaxValue, limits.Host));
    }
}
