using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the app: settings, services, logging and middleware, then the host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostComposition host;

    internal FunctionsApplicationBuilder(LaunchOptions options) => host = new HostComposition(options);

    /// <summary>What libraries hand each other while the app is built.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)host.Web).Properties;

    /// <summary>The settings: <c>local.settings.json</c>, then the environment, then the command line.</summary>
    public ConfigurationManager Configuration => host.Web.Configuration;

    /// <summary>The environment the app runs in.</summary>
    public IHostEnvironment Environment => host.Web.Environment;

    /// <summary>The logging of the app.</summary>
    public ILoggingBuilder Logging => host.Web.Logging;

    /// <summary>The metrics of the app.</summary>
    public IMetricsBuilder Metrics => host.Web.Metrics;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => host.Web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    internal HostComposition Host => host;

    /// <summary>Adds a step around every call; the first added is the outermost.</summary>
    /// <param name="middleware">Makes the step from the one that follows it.</param>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        host.Middleware.Add(middleware);
        return this;
    }

    /// <summary>Replaces the container.</summary>
    /// <typeparam name="TContainerBuilder">What the container is built from.</typeparam>
    /// <param name="factory">Makes the container.</param>
    /// <param name="configure">Fills it.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)host.Web).ConfigureContainer(factory, configure);

    /// <summary>Finds the functions, binds them and builds the host.</summary>
    /// <exception cref="InvalidOperationException">A function cannot be bound, or a setting is wrong; the message names it.</exception>
    public IHost Build() => host.Build();
}
