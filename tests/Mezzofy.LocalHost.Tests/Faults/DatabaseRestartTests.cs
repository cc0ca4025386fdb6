using System.Diagnostics;
using Mezzofy.DurableApp;
using Mezzofy.LocalHost.Services;
using Mezzofy.LocalHost.Tests.Durable;
using Mezzofy.LocalHost.Tests.Services;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>A PostgreSQL of its own that is restarted, and killed, under running orchestrations.</summary>
[Trait("Category", "Faults")]
public sealed class DatabaseRestartTests(ServicesFixture fixture) : IClassFixture<ServicesFixture>, IAsyncLifetime
{
    private const int InFlight = 50;
    private readonly string folder = Directory.CreateTempSubdirectory("durable-").FullName;
    private PostgresServer server = null!;
    private string connectionString = null!;
    private string pidFile = null!;

    public Task InitializeAsync()
    {
        var account = ServiceAccount.Find();
        var files = PostgresFolder.Prepare(folder, new ServiceTools([fixture.Tools]).Postgres(), account);
        var secrets = ServiceSecrets.Load(folder) with { PostgresPort = FreePort.Keep(0) };
        server = new PostgresServer(files, account, secrets, Path.Combine(folder, "postgres.log"));
        server.Start();
        connectionString = PostgresServer.ConnectionString(secrets);
        pidFile = Path.Combine(files.Cluster, "postmaster.pid");
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        server.Stop();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_database_restarted_and_killed_under_load_loses_no_orchestration_and_does_nothing_twice()
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using (var command = source.CreateCommand(EffectActivities.Table))
            await command.ExecuteNonQueryAsync();
        var host = await DurableHost.StartAsync(connectionString);
        var ids = Enumerable.Range(0, InFlight).Select(i => $"patient-{i}").ToList();
        await Task.WhenAll(ids.Select(id => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Patient", new Leg(0, 100), new StartOrchestrationOptions(id))));

        server.Stop();
        server.Start();
        await Task.Delay(Random.Shared.Next(50, 400));
        await KillAsync();
        server.Start();

        foreach (var id in ids)
            (await UntilEndAsync(host, id)).ReadOutputAs<string>().ShouldBe("patient");
        await using var forked = source.CreateCommand("""
            select count(*) from (
                select 1 from durable_tests.history where kind <> 0 group by instance_id, kind, task_id having count(*) > 1) twice
            """);
        (await forked.ExecuteScalarAsync()).ShouldBe(0L);
        await host.StopAsync();
    }

    private async Task KillAsync()
    {
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(pidFile).First()));
        postmaster.Kill();
        // Until it is gone a start would take it for one that was left behind and runs.
        await Eventually.TrueAsync(() => !ServicesFixture.IsAlive(postmaster.Id), "the database to be gone");
    }

    // A client's own call may meet the moment when the database is away.
    private static async Task<OrchestrationMetadata> UntilEndAsync(DurableHost host, string id)
    {
        OrchestrationMetadata? end = null;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    end = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
                    return end is { IsCompleted: true };
                }
                catch (NpgsqlException)
                {
                    return false;
                }
            },
            $"{id} to end",
            TimeSpan.FromSeconds(40));
        return end!;
    }
}
