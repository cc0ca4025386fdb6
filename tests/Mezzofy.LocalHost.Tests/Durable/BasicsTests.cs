using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

[Collection(DurableCollection.Name)]
public sealed class BasicsTests(DurableHost host)
{
    [Fact]
    public async Task Activities_called_one_after_the_other_give_their_results_in_order()
    {
        var done = await host.RunAsync("HelloSeq");

        done.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        done.ReadOutputAs<string>().ShouldBe("Tokyo Seattle London");
        done.SerializedCustomStatus.ShouldBe("null");
    }

    [Fact]
    public async Task Orchestrator_names_ignore_case() =>
        (await host.RunAsync("oneSTEP", "x")).ReadOutputAs<string>().ShouldBe("x");

    [Fact]
    public async Task A_fan_out_of_200_gives_results_in_the_order_of_the_calls() =>
        (await host.RunAsync("Many", 200)).ReadOutputAs<bool>().ShouldBeTrue();

    [Fact]
    public async Task The_clock_stands_within_a_pass_moves_at_an_await_and_is_the_same_at_every_replay()
    {
        var reading = (await host.RunAsync("Clock")).ReadOutputAs<ClockReading>()!;

        reading.Kind.ShouldBe("Utc");
        reading.Again.ShouldBe(reading.First);
        reading.Second.ShouldBeGreaterThan(reading.First);
    }

    [Fact]
    public async Task New_guids_are_distinct_of_version_5_and_the_same_at_every_replay()
    {
        var done = await host.RunAsync("Clock");
        var reading = done.ReadOutputAs<ClockReading>()!;

        reading.Id.ShouldNotBe(reading.Other);
        reading.Id.Version.ShouldBe(5);
        // The activities of later passes were given the ids of earlier ones: history holds each id once.
        var ids = await RecordedAsync(done.InstanceId);
        ids.ShouldBe([(reading.First, reading.Id), (reading.Second, reading.Other)]);
    }

    [Fact]
    public async Task A_replay_safe_logger_writes_each_line_once_and_an_ordinary_one_at_every_replay()
    {
        var done = await host.RunAsync("Logging");
        var lines = host.Log.Where(line => line.StartsWith(done.InstanceId, StringComparison.Ordinal)).Select(line => line[(done.InstanceId.Length + 1)..]).ToList();

        lines.Count(line => line.StartsWith("safe")).ShouldBe(3);
        Enumerable.Range(1, 3).Select(point => lines.Count(line => line.StartsWith($"plain {point}"))).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Replaying_is_false_on_the_new_part_of_each_pass_only_and_each_pass_is_an_invocation_of_its_own()
    {
        var done = await host.RunAsync("Logging");
        var plain = host.Log.Where(line => line.StartsWith($"{done.InstanceId} plain", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();

        plain.Select(words => $"{words[2]}{words[3]}").ShouldBe(["1False", "1True", "2False", "1True", "2True", "3False"]);
        plain.Select(words => words[4]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task The_last_custom_status_of_a_pass_is_kept_and_stays_after_the_end()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Status", "one");
        (await host.UntilAsync(id, one => one.IsRunning)).SerializedCustomStatus.ShouldBe("""{"step":"one"}""");
        await host.Client.RaiseEventAsync(id, "Go", "on");

        (await host.EndAsync(id)).SerializedCustomStatus.ShouldBe("""{"step":"one"}""");
    }

    [Fact]
    public async Task A_custom_status_above_16_KB_fails_the_instance_and_8000_characters_do_not()
    {
        (await host.RunAsync("LargeStatus", 8000)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        var failed = await host.RunAsync("LargeStatus", 17000);

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.SerializedOutput!.ShouldContain("CustomStatus is too large: limit = 16 KB (UTF-16), actual = 33.21 KB.");
    }

    private async Task<List<(DateTime At, Guid Id)>> RecordedAsync(string instanceId)
    {
        await using var command = host.Database.DataSource.CreateCommand(
            "select data from durable_tests.history where instance_id = @id and kind = 3 and data like '{%' order by seq");
        command.Parameters.AddWithValue("id", instanceId);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(DateTime, Guid)>();
        while (await reader.ReadAsync())
        {
            var reading = System.Text.Json.JsonSerializer.Deserialize<Reading>(reader.GetString(0))!;
            found.Add((reading.At, reading.Id));
        }

        return found;
    }
}
