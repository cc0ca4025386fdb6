using Mezzofy.Core.Identity.Passwords;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mezzofy.Functions.Telemetry;

/// <summary>Registers traces, metrics and the trace id in log lines.</summary>
internal static class TelemetrySetup
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Log lines carry the trace id. With an OTLP endpoint set, traces and metrics are exported there; else nothing is collected.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not an address.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.Configure<LoggerFactoryOptions>(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        services.Configure<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = true);
        services.Configure<JsonConsoleFormatterOptions>(options => options.IncludeScopes = true);
        if (configuration[EndpointSetting] is { Length: > 0 } endpoint)
        {
            services.AddExport(endpoint);
        }

        return services;
    }

    private static void AddExport(this IServiceCollection services, string endpoint)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"{EndpointSetting} is not an http or https address.");
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("mezzofy", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource("Mezzofy.*", "Experimental.Microsoft.Extensions.AI").AddNpgsql().AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter("Mezzofy.*", PasswordHasher.MeterName, "Npgsql").AddRuntimeInstrumentation().AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }
}
