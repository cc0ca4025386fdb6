using Mezzofy.Core.Data;
using Mezzofy.Core.Scheduling;
using Mezzofy.LocalHost.Durable.Client;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mezzofy.Bench.Schedules;

/// <summary>What a run starts here: an orchestration that ends at once.</summary>
public static class EmptyRun
{
    /// <summary>Its name.</summary>
    public const string Name = "BenchScheduledRun";

    /// <summary>Runs it.</summary>
    [Function(Name)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult(context.InstanceId);
}

/// <summary>A dispatcher as the app has it, with the durable engine of the local host, in this process.</summary>
internal sealed class ScheduleBenchHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly NpgsqlDataSource database;
    private readonly ScheduleDispatch dispatch;

    private ScheduleBenchHost(IHost host, NpgsqlDataSource database)
    {
        (this.host, this.database) = (host, database);
        var options = new SchedulingOptions();
        dispatch = new(
            new DueJobs(database, options, TimeProvider.System), new JobRunStore(database, TimeProvider.System), options, NullLogger<ScheduleDispatch>.Instance);
    }

    public static async Task<ScheduleBenchHost> StartAsync(TestDatabase database)
    {
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(EmptyRun).Assembly,
            Types = type => type == typeof(EmptyRun),
            HostJson = """{"logging":{"logLevel":{"default":"Warning"}},"extensions":{"durableTask":{"hubName":"Bench"}}}""",
            Settings = new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = database.ConnectionString, ["AzureWebJobsStorage"] = "AccountName=none" },
        });
        var host = builder.Build();
        await host.StartAsync();
        return new ScheduleBenchHost(host, DataSetup.Open(database.ConnectionString));
    }

    /// <summary>One tick.</summary>
    public Task<int> TickAsync() => dispatch.TickAsync(StartAsync, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        await database.DisposeAsync();
    }

    private Task StartAsync(string run, CancellationToken cancellationToken) => host.Services.GetRequiredService<EngineClient>().ScheduleNewOrchestrationInstanceAsync(
        EmptyRun.Name, null, new StartOrchestrationOptions { InstanceId = run }, cancellationToken);
}
