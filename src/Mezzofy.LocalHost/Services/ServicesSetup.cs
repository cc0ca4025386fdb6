using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// Gives an app its services. Settings: <c>ConnectionStrings:Postgres</c> and <c>AzureWebJobsStorage</c>; where one is missing (or is
/// <c>UseDevelopmentStorage=true</c>) its service is started and the setting set. <c>LocalHost:ManagedPostgres</c> is <c>true</c> then,
/// <c>LocalHost:DataFolder</c> is always the data folder.
/// </summary>
internal static class ServicesSetup
{
    /// <summary>Starts what is missing; null where nothing is.</summary>
    /// <exception cref="StartupException">A setting is wrong, or a service cannot be started.</exception>
    public static LocalServices? Start(ConfigurationManager configuration, IServiceCollection services, string root)
    {
        var data = DataFolder.Locate(root, configuration["MEZZOFY_DATA"]);
        var postgres = configuration.GetConnectionString("Postgres");
        var storage = configuration["AzureWebJobsStorage"];
        var wantsPostgres = string.IsNullOrWhiteSpace(postgres);
        var wantsStorage = string.IsNullOrWhiteSpace(storage) || storage.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase);
        if (!wantsPostgres)
            ConfiguredServices.CheckPostgres(postgres!);
        if (!wantsStorage)
            ConfiguredServices.CheckStorage(storage!);
        configuration.AddInMemoryCollection([new("LocalHost:DataFolder", data)]);
        if (!wantsPostgres && !wantsStorage)
            return null;
        var started = new LocalServices(data, Tools(data, root), wantsPostgres, wantsStorage);
        Configure(configuration, started.Secrets, wantsPostgres, wantsStorage);
        services.AddHostedService(_ => new Lifetime(started));
        return started;
    }

    /// <summary>Where tools may lie: in the data folder, or in the standard one of the repository.</summary>
    public static ServiceTools Tools(string data, string root) =>
        new([.. new[] { Path.Combine(data, "tools"), Path.Combine(DataFolder.Locate(root, null), "tools") }.Distinct()]);

    private static void Configure(ConfigurationManager configuration, ServiceSecrets secrets, bool postgres, bool storage)
    {
        var values = new Dictionary<string, string?>();
        if (postgres)
        {
            values["ConnectionStrings:Postgres"] = PostgresServer.ConnectionString(secrets);
            values["LocalHost:ManagedPostgres"] = "true";
        }

        if (storage)
            values["AzureWebJobsStorage"] = AzuriteServer.ConnectionString(secrets);
        configuration.AddInMemoryCollection(values);
    }

    // The first hosted service is the last to be stopped: nothing that uses the services runs any more.
    private sealed class Lifetime(LocalServices started) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.Run(started.Dispose, CancellationToken.None);
    }
}
