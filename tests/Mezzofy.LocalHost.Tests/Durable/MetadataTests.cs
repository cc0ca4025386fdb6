using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>What clients are told about an instance: section 2 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class MetadataTests(DurableHost host)
{
    [Fact]
    public async Task An_unknown_id_is_null_and_no_error() =>
        (await host.Client.GetInstanceAsync("unknown", getInputsAndOutputs: true)).ShouldBeNull();

    [Fact]
    public async Task A_failure_s_output_is_plain_text_of_the_outer_exception_and_the_details_have_the_inner_one()
    {
        var failed = await host.RunAsync("ThrowItself");

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput.ShouldBe("Mezzofy.DurableApp.MyBizException: mine\uFFFD \uFFFD");
        failed.FailureDetails!.ErrorType.ShouldBe(typeof(MyBizException).FullName);
        failed.FailureDetails.StackTrace!.ShouldContain("ThrowItself");
        failed.FailureDetails.InnerFailure!.ErrorMessage.ShouldBe("inner");
    }

    [Fact]
    public async Task An_activity_s_failure_that_is_not_caught_fails_the_instance_with_the_task_s_name_and_number()
    {
        var failed = await host.RunAsync("Uncaught", "msg");

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput.ShouldBe("Microsoft.DurableTask.TaskFailedException: Task 'Throw' (#0) failed with an unhandled exception: msg");
    }

    [Fact]
    public async Task A_failure_of_the_host_is_a_JSON_object_with_message_and_details()
    {
        var failed = await host.RunAsync("NoSuchOrchestrator");

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.ReadOutputAs<Dictionary<string, string>>()!.Keys.ShouldBe(["message", "details"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("bye", "\"bye\"")]
    [InlineData(null, null)]
    public async Task A_terminated_instance_has_the_output_it_was_given_and_keeps_its_custom_status(string? output, string? json)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Status", "one");
        await host.UntilAsync(id, one => one.IsRunning);

        await host.Client.TerminateInstanceAsync(id, output);

        var ended = await host.EndAsync(id);
        ended.RuntimeStatus.ShouldBe(Terminated);
        ended.SerializedOutput.ShouldBe(json);
        ended.SerializedCustomStatus.ShouldBe("""{"step":"one"}""");
    }

    [Fact]
    public async Task A_suspended_instance_shows_the_reason_is_neither_running_nor_completed_and_forgets_the_reason_when_resumed()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        await host.UntilAsync(id, one => one.IsRunning);

        await host.Client.SuspendInstanceAsync(id, "for the night");

        var suspended = await GetAsync(id);
        suspended.RuntimeStatus.ShouldBe(Suspended);
        (suspended.IsRunning, suspended.IsCompleted, suspended.SerializedOutput).ShouldBe((false, false, "for the night"));
        await host.Client.ResumeInstanceAsync(id);
        (await GetAsync(id)).SerializedOutput.ShouldBeNull();
    }

    [Fact]
    public async Task The_custom_status_is_nothing_while_pending_and_the_JSON_null_once_the_code_has_run_without_setting_one()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "x", new Microsoft.DurableTask.StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddSeconds(1)));

        (await GetAsync(id)).SerializedCustomStatus.ShouldBeNull();
        (await host.EndAsync(id)).SerializedCustomStatus.ShouldBe("null");
    }

    [Fact]
    public async Task Without_inputs_and_outputs_neither_they_nor_the_custom_status_are_told()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Status", "one");
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.RaiseEventAsync(id, "Go", "on");
        await host.EndAsync(id);

        var bare = (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: false)).ShouldNotBeNull();

        (bare.SerializedInput, bare.SerializedOutput, bare.SerializedCustomStatus).ShouldBe((null, null, null));
        bare.RuntimeStatus.ShouldBe(Completed);
    }

    private async Task<OrchestrationMetadata> GetAsync(string id) =>
        (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true)).ShouldNotBeNull();
}
