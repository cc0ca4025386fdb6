using Grpc.Core;
using Mezzofy.DurableApp;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Termination at every stage: section 13 of the measured behaviour, and it sticks.</summary>
[Collection(DurableCollection.Name)]
public sealed class TerminateTests(DurableHost host)
{
    [Fact]
    public async Task Before_the_start_it_never_begins()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Noting", new Note(Key(), 1), new StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddSeconds(0.5)));
        await host.Client.TerminateInstanceAsync(id, "no");

        await host.RunAsync("Wait", 700.0);
        var ended = await host.EndAsync(id);
        (ended.RuntimeStatus, ended.SerializedOutput).ShouldBe((Terminated, "\"no\""));
    }

    [Fact]
    public async Task While_an_activity_runs_the_activity_ends_by_itself_and_comes_to_nothing()
    {
        var key = Key();
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Noting", new Note(key, 400));
        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 1, "the activity to begin");

        await host.Client.TerminateInstanceAsync(id);

        await Eventually.TrueAsync(() => Counter.Count($"{key} ended") == 1, "the activity to end");
        (await host.EndAsync(id)).RuntimeStatus.ShouldBe(Terminated);
        Counter.Count($"{key} cancelled").ShouldBe(0);
    }

    [Fact]
    public async Task While_it_waits_for_a_timer_the_timer_goes_too()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 400.0);
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.TerminateInstanceAsync(id);

        await host.RunAsync("Wait", 600.0);
        (await host.EndAsync(id)).RuntimeStatus.ShouldBe(Terminated);
        (await CountAsync("inbox", id)).ShouldBe(0);
    }

    [Fact]
    public async Task While_its_code_runs_the_code_s_result_is_not_taken()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await Eventually.TrueAsync(async () => await CountAsync("history", id) >= 3, "the first pass to be stored");
        await host.Client.TerminateInstanceAsync(id, "cut");

        await host.RunAsync("Wait", 2000.0);
        (await host.EndAsync(id)).SerializedOutput.ShouldBe("\"cut\"");
    }

    [Fact]
    public async Task While_suspended()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.SuspendInstanceAsync(id, "reason");
        await host.Client.TerminateInstanceAsync(id);

        var ended = await host.EndAsync(id);
        (ended.RuntimeStatus, ended.SerializedOutput).ShouldBe((Terminated, null));
    }

    [Fact]
    public async Task Between_generations_no_further_one_begins()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("CountDown", 1_000_000);
        await host.UntilAsync(id, one => one.ReadInputAs<int>() < 999_990);
        await host.Client.TerminateInstanceAsync(id);
        var input = (await host.EndAsync(id)).SerializedInput;
        await host.RunAsync("HelloSeq");

        var ended = (await host.Client.GetInstanceAsync(id, true))!;
        (ended.RuntimeStatus, ended.SerializedInput).ShouldBe((Terminated, input));
    }

    [Theory]
    [InlineData("HelloSeq")]
    [InlineData("ThrowItself")]
    public async Task After_the_end_it_is_refused_and_the_end_stays(string name)
    {
        var ended = await host.RunAsync(name);
        var refusal = await Should.ThrowAsync<RpcException>(() => host.Client.TerminateInstanceAsync(ended.InstanceId));

        refusal.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        refusal.Status.Detail.ShouldContain(
            $"Cannot terminate the orchestration instance {ended.InstanceId} because instance is in the {ended.RuntimeStatus} state.");
        (await host.EndAsync(ended.InstanceId)).RuntimeStatus.ShouldBe(ended.RuntimeStatus);
    }

    [Fact]
    public async Task An_unknown_instance_is_not_found() =>
        (await Should.ThrowAsync<RpcException>(() => host.Client.TerminateInstanceAsync("unknown"))).StatusCode.ShouldBe(StatusCode.NotFound);

    private static string Key() => Guid.NewGuid().ToString("N");

    private async Task<long> CountAsync(string table, string id)
    {
        await using var command = host.Database.DataSource.CreateCommand($"select count(*) from durable_tests.{table} where instance_id = @id");
        command.Parameters.AddWithValue("id", id);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
