using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Starting, and starting with an id that exists: section 1 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class StartTests(DurableHost host)
{
    [Theory]
    [InlineData(null)]
    [InlineData("Completed,Failed")]
    [InlineData("Pending")]
    [InlineData("Running")]
    public async Task A_running_instance_is_never_replaced_whatever_the_dedupe_statuses(string? statuses)
    {
        var id = await StartAsync("WaitOne", "Go");
        await host.UntilAsync(id, one => one.IsRunning);

        var refusal = await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => AgainAsync(id, statuses));

        refusal.Message.ShouldBe($"An Orchestration instance with the ID {id} already exists.");
        await host.Client.RaiseEventAsync(id, "Go", "untouched");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("untouched");
    }

    [Fact]
    public async Task A_pending_instance_is_not_replaced_and_its_first_input_wins()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "first", new StartOrchestrationOptions(Guid.NewGuid().ToString("N"), DateTimeOffset.UtcNow.AddSeconds(1)));

        await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => AgainAsync(id));

        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("first");
    }

    [Theory]
    [InlineData("Status", "one")]
    [InlineData("Uncaught", "reason")]
    [InlineData("WaitOne", "Terminate")]
    public async Task An_instance_that_has_ended_is_replaced_at_once_and_nothing_of_it_is_left(string name, string input)
    {
        var id = await EndedAsync(name, input);
        var old = await GetAsync(id);

        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "new", new StartOrchestrationOptions(id, DateTimeOffset.UtcNow.AddMinutes(5)));

        var replaced = await GetAsync(id);
        replaced.RuntimeStatus.ShouldBe(Pending);
        replaced.Name.ShouldBe("OneStep");
        replaced.ReadInputAs<string>().ShouldBe("new");
        replaced.SerializedOutput.ShouldBeNull();
        replaced.SerializedCustomStatus.ShouldBeNull();
        replaced.FailureDetails.ShouldBeNull();
        replaced.CreatedAt.ShouldBeGreaterThan(old.CreatedAt);
    }

    [Theory]
    [InlineData("Status", "one", "Completed", Completed)]
    [InlineData("Uncaught", "reason", "Failed", Failed)]
    [InlineData("WaitOne", "Terminate", "Terminated", Terminated)]
    public async Task An_ended_instance_in_a_dedupe_status_is_kept(string name, string input, string statuses, OrchestrationRuntimeStatus status)
    {
        var id = await EndedAsync(name, input);
        var old = await GetAsync(id);

        await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => AgainAsync(id, statuses));

        var kept = await GetAsync(id);
        kept.RuntimeStatus.ShouldBe(status);
        kept.SerializedOutput.ShouldBe(old.SerializedOutput);
        kept.CreatedAt.ShouldBe(old.CreatedAt);
    }

    [Fact]
    public async Task Without_an_id_32_hex_digits_are_made()
    {
        (await host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", "x")).ShouldMatch("^[0-9a-f]{32}$");
        (await host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", "x", new StartOrchestrationOptions())).ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public async Task An_id_that_begins_with_an_at_sign_is_refused_it_is_an_entity_s() =>
        await Should.ThrowAsync<ArgumentException>(() => StartAsync("OneStep", "x", "@entity"));

    [Fact]
    public async Task An_empty_orchestrator_name_is_refused() =>
        await Should.ThrowAsync<ArgumentNullException>(() => StartAsync("", "x"));

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("bücher-日本")]
    [InlineData("'; drop table instances; --")]
    public async Task Any_text_is_an_id(string start)
    {
        var id = await StartAsync("OneStep", "x", $"{start}{Guid.NewGuid():N}");
        (await host.EndAsync(id)).InstanceId.ShouldBe(id);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(300)]
    public async Task A_long_id_is_an_id(int length)
    {
        var id = await StartAsync("OneStep", "x", Guid.NewGuid().ToString("N").PadRight(length, 'x'));
        (await host.EndAsync(id)).InstanceId.ShouldBe(id);
    }

    [Fact]
    public async Task Ids_are_looked_up_with_their_case()
    {
        var id = await StartAsync("OneStep", "x", $"Case{Guid.NewGuid():N}");
        (await host.Client.GetInstanceAsync(id.ToUpperInvariant())).ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_orchestrator_can_be_started_and_fails_with_the_list_of_known_ones()
    {
        var failed = await host.RunAsync("NoSuch");

        failed.RuntimeStatus.ShouldBe(Failed);
        var output = failed.ReadOutputAs<Dictionary<string, string>>()!;
        output["message"].ShouldStartWith("The function 'NoSuch' doesn't exist, is disabled, or is not an orchestrator function.");
        output["message"].ShouldContain("'HelloSeq'");
        output.ShouldContainKey("details");
    }

    [Fact]
    public async Task A_start_in_the_past_runs_at_once()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "x", new StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddHours(-1)));
        (await host.EndAsync(id, 5)).RuntimeStatus.ShouldBe(Completed);
    }

    [Fact]
    public async Task A_start_in_the_future_is_pending_until_its_time_and_never_early()
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(1.2);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Clock", null, new StartOrchestrationOptions(null, due));

        (await GetAsync(id)).RuntimeStatus.ShouldBe(Pending);
        (await host.EndAsync(id)).ReadOutputAs<DurableApp.ClockReading>()!.First.ShouldBeGreaterThanOrEqualTo(due.UtcDateTime.AddTicks(-10));
    }

    [Fact]
    public async Task Tags_are_kept()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "x", new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["who"] = "cfo" } });
        (await host.EndAsync(id)).Tags["who"].ShouldBe("cfo");
    }

    private async Task<string> EndedAsync(string name, string input)
    {
        var id = await StartAsync(name, input);
        await host.UntilAsync(id, one => one.RuntimeStatus != Pending);
        if (input == "Terminate")
            await host.Client.TerminateInstanceAsync(id, "bye");
        else if (name == "Status")
            await host.Client.RaiseEventAsync(id, "Go", "on");
        return (await host.EndAsync(id)).InstanceId;
    }

    private Task<string> StartAsync(string name, string input, string? id = null) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id ?? Guid.NewGuid().ToString("N")));

    private Task<string> AgainAsync(string id, string? statuses = null) => host.Client.ScheduleNewOrchestrationInstanceAsync(
        "OneStep", "second", new StartOrchestrationOptions(id) { DedupeStatuses = statuses?.Split(',') });

    private async Task<OrchestrationMetadata> GetAsync(string id) =>
        (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true)).ShouldNotBeNull();
}
