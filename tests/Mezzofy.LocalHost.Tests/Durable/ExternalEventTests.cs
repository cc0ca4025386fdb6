using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>External events: section 4 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class ExternalEventTests(DurableHost host)
{
    [Fact]
    public async Task Events_raised_before_they_are_waited_for_are_kept_and_come_in_order()
    {
        var id = await RunningAsync("WaitTwiceAfterWork");
        await host.Client.RaiseEventAsync(id, "Go", "e1");
        await host.Client.RaiseEventAsync(id, "Go", "e2");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("e1e2");
    }

    [Fact]
    public async Task Of_two_that_wait_at_once_the_last_gets_the_first_event()
    {
        var id = await RunningAsync("TwoWaiters");
        await host.Client.RaiseEventAsync(id, "Go", "A");
        await host.Client.RaiseEventAsync(id, "Go", "B");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("BA");
    }

    [Fact]
    public async Task Names_ignore_case_and_another_name_is_not_taken()
    {
        var id = await RunningAsync("WaitOne", "Go");
        await host.Client.RaiseEventAsync(id, "Other", "no");
        await host.Client.RaiseEventAsync(id, "gO", "yes");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("yes");
    }

    [Fact]
    public async Task A_wait_that_takes_too_long_is_cancelled() =>
        (await host.RunAsync("WaitAWhile", 50)).ReadOutputAs<string>().ShouldBe("A task was canceled.");

    [Fact]
    public async Task A_wait_whose_token_fires_is_cancelled() =>
        (await host.RunAsync("WaitCancelled")).ReadOutputAs<string>().ShouldBe("A task was canceled.");

    [Fact]
    public async Task An_event_in_time_ends_the_wait_and_its_timer_does_not_hold_the_instance()
    {
        var id = await RunningAsync("WaitAWhile", 600_000);
        await host.Client.RaiseEventAsync(id, "Go", "in time");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("in time");
    }

    [Fact]
    public async Task A_wait_that_was_given_up_does_not_eat_the_event_of_the_next()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitAgain");
        await host.UntilAsync(id, one => one.SerializedCustomStatus == "\"again\"");
        await host.Client.RaiseEventAsync(id, "Go", "late");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("late");
    }

    [Theory]
    [InlineData("WaitNumber", "abc")]
    [InlineData("WaitNumber", null)]
    [InlineData("WaitOne", 5)]
    public async Task A_payload_of_the_wrong_type_fails_the_instance_and_cannot_be_caught(string name, object? payload)
    {
        var id = await RunningAsync(name, name == "WaitOne" ? "Go" : null);
        await host.Client.RaiseEventAsync(id, "Go", payload);

        var failed = await host.EndAsync(id);

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.ReadOutputAs<Dictionary<string, string>>()!["details"].ShouldContain("JsonException");
    }

    [Fact]
    public async Task No_payload_is_null_to_one_who_waits_for_a_reference()
    {
        var id = await RunningAsync("WaitOne", "Go");
        await host.Client.RaiseEventAsync(id, "Go");
        (await host.EndAsync(id)).SerializedOutput.ShouldBeNull();
    }

    [Fact]
    public async Task An_instance_that_has_ended_takes_no_event()
    {
        var id = (await host.RunAsync("OneStep", "x")).InstanceId;

        var refusal = await Should.ThrowAsync<RpcException>(() => host.Client.RaiseEventAsync(id, "Go", "x"));

        (refusal.StatusCode, refusal.Status.Detail).ShouldBe(
            (StatusCode.FailedPrecondition, "The orchestration instance with the provided instance id is not running."));
    }

    [Fact]
    public async Task An_unknown_instance_takes_no_event()
    {
        var refusal = await Should.ThrowAsync<RpcException>(() => host.Client.RaiseEventAsync("unknown", "Go", "x"));

        (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.NotFound, "No instance with ID 'unknown' was found. (Parameter 'instanceId')"));
    }

    [Fact]
    public async Task An_event_to_a_pending_instance_is_not_lost()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "WaitOne", "Go", new StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddSeconds(1.5)));
        await host.Client.RaiseEventAsync(id, "Go", "kept");

        (await host.Client.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("kept");
    }

    [Fact]
    public async Task Orchestrators_send_events_to_each_other_and_one_to_an_unknown_instance_is_no_error()
    {
        var id = await RunningAsync("WaitOne", "Go");
        (await host.RunAsync("Sender", id)).ReadOutputAs<string>().ShouldBe("sent");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("from the other");
    }

    [Fact]
    public async Task An_event_needs_a_name() =>
        await Should.ThrowAsync<ArgumentException>(() => host.Client.RaiseEventAsync("x", "", "x"));

    private async Task<string> RunningAsync(string name, object? input = null)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(name, input);
        await host.UntilAsync(id, one => one.IsRunning);
        return id;
    }
}
