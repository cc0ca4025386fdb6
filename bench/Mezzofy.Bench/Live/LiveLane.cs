using System.Collections.Concurrent;
using System.Diagnostics;
using Mezzofy.Bench.Http;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Realtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Bench.Live;

/// <summary>
/// The live channel with many clients, each another person's: how long until each has the event that was published to it, by the product's
/// own publisher over the REST API, and what a connection costs the server.
/// </summary>
internal sealed class LiveLane : ILane
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public string Name => "live";

    public string Usage => "an event to each of many clients; AzureSignalRConnectionString as the server has it: live <server's process id> <its database> [clients = 2000] [rounds = 5]";

    public async Task RunAsync(string[] arguments)
    {
        var server = int.Parse(arguments[0]);
        var clients = int.Parse(arguments.ElementAtOrDefault(2) ?? "2000");
        var rounds = int.Parse(arguments.ElementAtOrDefault(3) ?? "5");
        await LivePeople.MakeAsync(arguments[1], clients);
        var services = new ServiceCollection().AddLogging().AddRealtime(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().ToList();
        foreach (var service in hosted)
            await service.StartAsync(CancellationToken.None);
        var access = provider.GetRequiredService<LiveAccess>();
        await using (var warm = await LiveCrowd.ConnectAsync(50, i => Ticket(access, i)))
            await RoundAsync(warm, provider.GetRequiredService<IRealtimePublisher>(), []);
        var before = await MemoryAsync(server);
        var connecting = Stopwatch.GetTimestamp();
        await using var crowd = await LiveCrowd.ConnectAsync(clients, i => Ticket(access, i));
        Console.WriteLine($"{clients} clients connected in {Stopwatch.GetElapsedTime(connecting).TotalSeconds:0.0} s");
        var idle = await MemoryAsync(server);
        Console.WriteLine($"{(idle - before) / 1024.0 / clients:0.0} KB a connection, idle ({before >> 20} MB before, {idle >> 20} MB after)");
        await ReportAsync(server, crowd, provider.GetRequiredService<IRealtimePublisher>(), rounds);
        var used = await MemoryAsync(server);
        Console.WriteLine($"{(used - before) / 1024.0 / clients:0.0} KB a connection after {rounds} rounds ({used >> 20} MB)");
        foreach (var service in hosted)
            await service.StopAsync(CancellationToken.None);
    }

    private static async Task ReportAsync(int server, LiveCrowd crowd, IRealtimePublisher publisher, int rounds)
    {
        Console.WriteLine("| round | the last had it after | server CPU | bench CPU | clients | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var round = 0; round < rounds; round++)
        {
            var times = new ConcurrentBag<double>();
            var (serverBefore, ownBefore) = (Processor(server), Processor(Environment.ProcessId));
            var all = await RoundAsync(crowd, publisher, times);
            var (serverUsed, ownUsed) = (Processor(server) - serverBefore, Processor(Environment.ProcessId) - ownBefore);
            Console.WriteLine($"| {round + 1} | {all.TotalMilliseconds:0} ms | {serverUsed.TotalMilliseconds:0} ms | {ownUsed.TotalMilliseconds:0} ms {new Percentiles(times)}");
        }
    }

    private static async Task<TimeSpan> RoundAsync(LiveCrowd crowd, IRealtimePublisher publisher, ConcurrentBag<double> times)
    {
        var started = Stopwatch.GetTimestamp();
        var received = crowd.ExpectAsync(_ => times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        for (var i = 0; i < crowd.Count; i++)
            await publisher.PublishAsync(LivePeople.User(i), """{"type":"task_progress","task_id":"task_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f","progress":60,"message":"Sending"}""");
        await Task.WhenAny(received, Task.Delay(Bound));
        return Stopwatch.GetElapsedTime(started);
    }

    // On a machine that does other things too, this says what a wall clock cannot.
    private static TimeSpan Processor(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    private static LiveTicket Ticket(LiveAccess access, int number) =>
        access.For(new Authenticated(new Caller(LivePeople.User(number), "", "", "", "", new HashSet<string>()), LivePeople.Login(number)) { Version = 1 });

    // What is resident, once the server has had time to breathe.
    private static async Task<long> MemoryAsync(int server)
    {
        await Task.Delay(TimeSpan.FromSeconds(5));
        using var process = Process.GetProcessById(server);
        return process.WorkingSet64;
    }
}
