using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// Starts PostgreSQL and Azurite for an app that names none. Where they are is known at once, so the app can read its settings while both
/// start; <see cref="WaitUntilReady"/> waits for them.
/// </summary>
internal sealed class LocalServices : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(15);

    private readonly DataFolder folder;
    private readonly List<ILocalService> services = [];
    private readonly Task starting;
    private ServiceWatch? watch;
    private int stopped;

    /// <summary>Chooses ports and begins to start what is wanted.</summary>
    /// <exception cref="StartupException">The folder is in use or cannot be written, or a program is missing.</exception>
    public LocalServices(string data, ServiceTools tools, bool wantsPostgres, bool wantsStorage, bool survivesOutages = true)
    {
        folder = DataFolder.Take(data);
        var secrets = ServiceSecrets.Load(data);
        var log = Directory.CreateDirectory(Path.Combine(data, "logs")).FullName;
        if (wantsPostgres)
        {
            var account = ServiceAccount.Find();
            var files = PostgresFolder.Prepare(data, tools.Postgres(), account);
            var port = new PostgresServer(files, account, secrets, log).LeftBehindPort() ?? FreePort.Keep(secrets.PostgresPort);
            secrets = secrets with { PostgresPort = port };
            services.Add(new PostgresServer(files, account, secrets, Path.Combine(log, "postgres.log"), survivesOutages));
        }

        if (wantsStorage)
        {
            var files = Path.Combine(data, "azurite");
            if (!new AzuriteServer(files, tools, secrets, log).IsLeftBehind())
                secrets = secrets with { StoragePort = FreePort.Keep(secrets.StoragePort) };
            services.Add(new AzuriteServer(files, tools, secrets, Path.Combine(log, "azurite.log")));
        }

        secrets.Save(data);
        Secrets = secrets;
        starting = Task.WhenAll(services.Select(service => Task.Run(service.Start)));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Ports and keys.</summary>
    public ServiceSecrets Secrets { get; }

    /// <summary>Returns when both accept connections; from then on one that ends is started again.</summary>
    /// <exception cref="StartupException">One does not start.</exception>
    public void WaitUntilReady()
    {
        starting.GetAwaiter().GetResult();
        watch ??= new ServiceWatch(services);
    }

    /// <summary>Stops what was started and gives the folder free. Also called when the process ends before the host was built.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        ((IAsyncResult)starting).AsyncWaitHandle.WaitOne(StartTime);
        watch?.Dispose();
        Parallel.ForEach(services, service => Quietly(service.Stop));
        folder.Dispose();
    }

    private static void Quietly(Action stop)
    {
        try
        {
            stop();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            Console.Error.WriteLine($"A service could not be stopped: {exception.Message}");
        }
    }
}
