using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>A service that runs beside the host.</summary>
internal interface ILocalService
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>Whether it was started and has ended.</summary>
    bool HasEnded { get; }

    /// <summary>Starts it, or takes over the one that runs; returns when it accepts connections.</summary>
    /// <exception cref="StartupException">It does not start.</exception>
    void Start();

    /// <summary>Stops it.</summary>
    void Stop();
}

/// <summary>Starts services again that have ended without being asked to: whoever runs the app on one machine has nobody else who does.</summary>
internal sealed class ServiceWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<ILocalService> services;
    private readonly CancellationTokenSource stopping = new();
    private readonly Thread thread;

    /// <summary>Begins to watch.</summary>
    public ServiceWatch(IReadOnlyList<ILocalService> services)
    {
        this.services = services;
        thread = new Thread(Run) { IsBackground = true, Name = "services" };
        thread.Start();
    }

    /// <summary>Ends; a service that is being started is started before this returns.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        thread.Join();
        stopping.Dispose();
    }

    private void Run()
    {
        while (!stopping.Token.WaitHandle.WaitOne(Interval))
        {
            foreach (var service in services.Where(service => service.HasEnded))
                Restart(service);
        }
    }

    private static void Restart(ILocalService service)
    {
        Console.Error.WriteLine($"{service.Name} has ended; it is started again.");
        try
        {
            service.Start();
        }
        catch (Exception exception) when (exception is StartupException or IOException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"{service.Name} cannot be started now: {exception.Message}");
        }
    }
}
