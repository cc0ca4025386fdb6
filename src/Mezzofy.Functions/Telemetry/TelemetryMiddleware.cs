using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Mezzofy.Functions.Telemetry;

/// <summary>Gives every call a trace that its log lines carry, and measures it. Without an exporter this is next to nothing.</summary>
internal sealed class TelemetryMiddleware : IFunctionsWorkerMiddleware, IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Mezzofy.Functions";

    private readonly ActivitySource source = new(Name);
    private readonly FunctionAccessCatalogue catalogue;
    private readonly Histogram<double> durations;

    /// <summary>Creates it.</summary>
    public TelemetryMiddleware(FunctionAccessCatalogue catalogue, IMeterFactory meters)
    {
        this.catalogue = catalogue;
        durations = meters.Create(Name).CreateHistogram<double>("mezzofy.function.duration", "s", "How long calls of functions over HTTP take.");
    }

    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http && !catalogue.Of(context.FunctionDefinition.Name).IsProbe ? TraceAsync(context, http, next) : next(context);

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private async Task TraceAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        using var activity = Start(context.FunctionDefinition.Name, http);
        var start = durations.Enabled ? Stopwatch.GetTimestamp() : 0;
        await next(context);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.response.status_code", http.Response.StatusCode);
            activity.SetStatus(http.Response.StatusCode >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }

        if (start != 0)
        {
            durations.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                new("function", context.FunctionDefinition.Name),
                new KeyValuePair<string, object?>("status", http.Response.StatusCode));
        }
    }

    // The host's own activity is good enough for the log; one is made where there is none, or where somebody listens to ours.
    private Activity? Start(string function, HttpContext http)
    {
        if (source.HasListeners())
        {
            // A new trace has no parent: one without a span would count as a caller that does not want to be traced.
            return Activity.Current is null
                ? source.StartActivity(function, ActivityKind.Server, RequestTrace.CallerOf(http))
                : source.StartActivity(function, ActivityKind.Server);
        }

        if (Activity.Current is not null)
        {
            return null;
        }

        var activity = new Activity(function);
        var parent = RequestTrace.ParentOf(http);
        activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        return activity.Start();
    }
}
