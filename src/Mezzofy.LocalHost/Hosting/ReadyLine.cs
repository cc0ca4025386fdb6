using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Says on standard output that the host is ready, under the product name of the app's assembly, once every listener runs.</summary>
internal sealed class ReadyLine(LaunchOptions options, IServer server, StartupFailure failure) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        failure.Started();
        var product = options.Assembly.GetCustomAttribute<AssemblyProductAttribute>()?.Product ?? options.Assembly.GetName().Name;
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.Out.WriteLine($"{product} is ready on {address}");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
