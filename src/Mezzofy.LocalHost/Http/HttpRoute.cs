using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.Http;

/// <summary>A function and the requests that are its own.</summary>
internal sealed class HttpRoute
{
    private readonly string[] methods;

    /// <summary>Reads the function's trigger.</summary>
    /// <param name="function">A function with an HTTP trigger.</param>
    /// <param name="prefix">host.json <c>extensions.http.routePrefix</c>.</param>
    public HttpRoute(LocalFunction function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw new StartupException(
                $"Function '{function.Name}' asks for a key (AuthorizationLevel.{trigger.AuthLevel}); this host keeps none, use Anonymous.");
        }

        Function = function;
        Template = RouteTemplate.Parse(function, trigger.Route, prefix);
        methods = [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())];
    }

    /// <summary>The function.</summary>
    public LocalFunction Function { get; }

    /// <summary>Its route.</summary>
    public RouteTemplate Template { get; }

    /// <summary>Whether it takes requests of this method.</summary>
    public bool Takes(string method)
    {
        foreach (var own in methods)
        {
            if (HttpMethods.Equals(own, method))
                return true;
        }

        return methods.Length == 0;
    }

    /// <summary>Whether one request could be both functions'.</summary>
    public bool Overlaps(HttpRoute other) =>
        (methods.Length == 0 || other.methods.Length == 0 || methods.Intersect(other.methods).Any()) && Template.Overlaps(other.Template);
}
