using System.Text;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Queues.Engine;
using Mezzofy.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Bench.Queues;

/// <summary>What arrived: number of the message, and when by the process's clock.</summary>
public sealed class Arrivals
{
    private int count;

    /// <summary>Told of each arrival.</summary>
    public Action<string> Arrived { get; set; } = _ => { };

    /// <summary>How many have arrived.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Notes one.</summary>
    public void Add(string text)
    {
        Interlocked.Increment(ref count);
        Arrived(text);
    }
}

/// <summary>The function that is measured: it only notes that it was called.</summary>
public sealed class Receiving(Arrivals arrivals)
{
    [Function("Receive")]
    public void Receive([ServiceBusTrigger("bench")] string text) => arrivals.Add(text);
}

/// <summary>A host in this process: one that receives, or one that only sends.</summary>
internal sealed class QueueBenchHost : IAsyncDisposable
{
    private readonly IHost host;

    private QueueBenchHost(IHost host) => this.host = host;

    public Arrivals Arrivals => host.Services.GetRequiredService<Arrivals>();

    public static async Task<QueueBenchHost> StartAsync(TestDatabase database, Type functions)
    {
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(QueueBenchHost).Assembly,
            Types = type => type == functions,
            HostJson = """{"logging":{"logLevel":{"default":"Warning"}},"extensions":{"serviceBus":{"maxConcurrentCalls":16}}}""",
            Settings = new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = database.ConnectionString },
        });
        builder.Services.AddSingleton<Arrivals>();
        var host = builder.Build();
        await host.StartAsync();
        return new QueueBenchHost(host);
    }

    public Task SendAsync(string text) =>
        host.Services.GetRequiredService<Sender>().SendAsync("bench", [Encoding.UTF8.GetBytes(text)], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}

/// <summary>A function whose output makes a host that sends and does not receive.</summary>
public sealed class SendingOnly
{
    [Function("SendOnly")]
    [ServiceBusOutput("bench")]
    public string Send([ServiceBusTrigger("never")] string text) => text;
}
