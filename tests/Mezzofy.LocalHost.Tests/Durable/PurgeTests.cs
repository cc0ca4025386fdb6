using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Purging: section 13 of the measured behaviour. Nothing that has not ended is ever forgotten.</summary>
[Collection(DurableCollection.Name)]
public sealed class PurgeTests(DurableHost host)
{
    [Fact]
    public async Task One_that_has_ended_is_forgotten_with_all_that_belongs_to_it_and_a_second_time_is_no_error()
    {
        var id = (await host.RunAsync("ReturnLarge", 100_000)).InstanceId;

        (await host.Client.PurgeInstanceAsync(id)).PurgedInstanceCount.ShouldBe(1);

        (await host.Client.PurgeInstanceAsync(id)).PurgedInstanceCount.ShouldBe(0);
        foreach (var table in new[] { "instances", "history", "inbox", "activities", "payloads" })
            (await LeftAsync(table, id)).ShouldBe(0, table);
    }

    [Fact]
    public async Task An_unknown_one_is_no_error() => (await host.Client.PurgeInstanceAsync("unknown")).PurgedInstanceCount.ShouldBe(0);

    [Fact]
    public async Task One_that_runs_or_is_suspended_is_refused()
    {
        var id = await RunningAsync();
        (await Should.ThrowAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync(id))).Message
            .ShouldBe($"Only orchestrations in a terminal state can be purged, but the orchestration with the instance ID {id} has status Running.");
        await host.Client.SuspendInstanceAsync(id);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync(id));
        (await host.Client.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(Suspended);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Running")]
    [InlineData("Suspended,Pending")]
    [InlineData("Completed,Running")]
    public async Task Purging_all_forgets_only_ended_ones_of_the_states_named(string? states)
    {
        var from = await NowAsync();
        var running = await RunningAsync();
        var completed = (await host.RunAsync("OneStep", "x")).InstanceId;
        var failed = (await host.RunAsync("Uncaught", "x")).InstanceId;
        var statuses = states?.Split(',').Select(Enum.Parse<OrchestrationRuntimeStatus>);

        await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(from, null, statuses));

        (await host.Client.GetInstanceAsync(running)).ShouldNotBeNull();
        (await host.Client.GetInstanceAsync(completed) is null).ShouldBe(states is null or "Completed,Running");
        (await host.Client.GetInstanceAsync(failed) is null).ShouldBe(states is null);
    }

    [Fact]
    public async Task Purging_all_stays_within_its_time()
    {
        var before = (await host.RunAsync("OneStep", "x")).InstanceId;
        var from = await NowAsync();
        var within = (await host.RunAsync("OneStep", "x")).InstanceId;
        var to = await NowAsync();
        var after = (await host.RunAsync("OneStep", "x")).InstanceId;

        (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(from, to))).PurgedInstanceCount.ShouldBe(1);

        (await host.Client.GetInstanceAsync(within)).ShouldBeNull();
        (await host.Client.GetInstanceAsync(before)).ShouldNotBeNull();
        (await host.Client.GetInstanceAsync(after)).ShouldNotBeNull();
    }

    private async Task<string> RunningAsync()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        await host.UntilAsync(id, one => one.IsRunning);
        return id;
    }

    private async Task<DateTimeOffset> NowAsync()
    {
        await using var command = host.Database.DataSource.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    private async Task<long> LeftAsync(string table, string id)
    {
        await using var command = host.Database.DataSource.CreateCommand($"select count(*) from durable_tests.{table} where instance_id = @id");
        command.Parameters.AddWithValue("id", id);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
