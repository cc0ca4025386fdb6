using System.Reflection;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Http;

/// <summary>
/// Functions started by a request. Bound: <see cref="HttpRequest"/> as the trigger parameter, and the route's parameters by name.
/// Answers: <see cref="IActionResult"/>, <see cref="IResult"/>, or nothing for a function that writes to the response itself.
/// </summary>
internal sealed class HttpTrigger : ITrigger
{
    private const string DefaultPrefix = "api";

    /// <inheritdoc/>
    public Type Attribute => typeof(HttpTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter)
    {
        if (function.IsTrigger(parameter))
            return parameter.ParameterType == typeof(HttpRequest) ? invocation => invocation.Http!.Request : null;

        // ASP.NET Core's own binding attributes have no effect on a function; they are refused rather than ignored.
        if (parameter.GetCustomAttributes().Any(attribute => attribute is Microsoft.AspNetCore.Mvc.ModelBinding.IBindingSourceMetadata))
            return null;
        var route = RouteTemplate.Parse(function, ((HttpTriggerAttribute)function.Trigger).Route, string.Empty);
        return route.Segments.Any(segment => parameter.Name!.Equals(segment.Name, StringComparison.OrdinalIgnoreCase))
            ? RouteValueBinder.For(parameter)
            : null;
    }

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) =>
        result.IsAssignableTo(typeof(IActionResult)) || result.IsAssignableTo(typeof(IResult));

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        var prefix = settings.HostJson["extensions:http:routePrefix"] ?? DefaultPrefix;
        services.AddSingleton(new RouteTable([.. functions.Select(function => new HttpRoute(function, prefix))]));
        services.AddSingleton(RequestGate.Of(settings));
        services.AddSingleton<HttpDispatcher>();
        services.AddMvcCore();
        BodyLimits.Apply(services, settings);
    }
}
