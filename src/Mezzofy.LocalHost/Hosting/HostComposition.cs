using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Http;
using Mezzofy.LocalHost.Services;
using Mezzofy.LocalHost.SignalR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Puts the host together: settings, logging, functions, triggers, web server.</summary>
internal sealed class HostComposition
{
    private readonly LaunchOptions options;
    private readonly StartupFailure failure = new();
    private readonly WebPort port = new(0);
    private readonly LocalServices? running;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them is wrong.</exception>
    public HostComposition(LaunchOptions options)
    {
        this.options = options;
        if (options.OwnsProcess)
            failure.Watch();
        var root = options.OwnsProcess ? FindRoot() : AppContext.BaseDirectory;
        Web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.Assembly.GetName().Name,
            ContentRootPath = root,
            EnvironmentName = EnvironmentName(),
        });
        if (options.OwnsProcess)
            SettingsFiles.AddApp(Web.Configuration, root, options.Arguments);
        Web.Configuration.AddInMemoryCollection(options.Settings);
        if (options.OwnsProcess)
        {
            port = WebPort.Read(Web.Configuration);
            ServiceAddress.Provide(Web.Configuration, port.Url);
            running = ServicesSetup.Start(Web.Configuration, Web.Services, root);
        }

        Settings = new HostSettings(root, SettingsFiles.Host(root, options.HostJson, Web.Configuration), Web.Configuration);
        LoggingSetup.Add(Web.Logging, Settings);
    }

    /// <summary>The builder underneath.</summary>
    public WebApplicationBuilder Web { get; }

    /// <summary>What the host was told.</summary>
    public HostSettings Settings { get; }

    /// <summary>The app's middleware, outermost first.</summary>
    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    /// <summary>Whether the app asked for HTTP.</summary>
    public bool ServesHttp { get; set; }

    /// <summary>Binds the functions and builds the host.</summary>
    /// <exception cref="StartupException">A function cannot be bound.</exception>
    public IHost Build()
    {
        var catalogue = FunctionCatalogue.Discover(options.Assembly.GetTypes().Where(options.Types));
        if (!ServesHttp && catalogue.Functions.FirstOrDefault(function => function.Trigger is HttpTriggerAttribute) is { } http)
            throw new StartupException($"Function '{http.Name}' has an HTTP trigger: call ConfigureFunctionsWebApplication() in Program.cs.");
        AddServices(Web.Services, catalogue);
        new FunctionBinding(options.Extensions).Bind(catalogue, Web.Services, Settings);
        WebServer.Configure(Web, port);
        running?.WaitUntilReady();
        var app = Web.Build();
        CorsSetup.Use(app, Settings);
        WebServer.Use(app);
        return app;
    }

    private void AddServices(IServiceCollection services, FunctionCatalogue catalogue)
    {
        services.AddSingleton(Settings);
        services.AddSingleton(catalogue);
        services.AddSingleton(new FunctionPipeline(Middleware));
        services.AddSingleton<FunctionDispatcher>();
        services.AddSingleton<TimeoutWatch>();
        services.TryAddSingleton(TimeProvider.System);
        CorsSetup.Add(services, Settings);
        if (!options.OwnsProcess)
            return;
        services.AddSingleton(options);
        services.AddSingleton(failure);
        services.AddHostedService<ReadyLine>();
    }

    // A program that is started from elsewhere finds its repository above its output folder, which holds a copy of host.json too.
    private static string FindRoot() =>
        SettingsFiles.FindRoot(Environment.CurrentDirectory)
        ?? SettingsFiles.FindRoot(Path.Combine(AppContext.BaseDirectory, ".."))
        ?? AppContext.BaseDirectory;

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environments.Development;
}
