using Mezzofy.DurableApp;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>An orchestrator changed between two runs: section 9 of the measured behaviour. The message says which step.</summary>
[Collection(DurableCollection.Name)]
public sealed class NonDeterminismTests(DurableHost host)
{
    private const string Detected = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException: Non-Deterministic workflow detected: ";

    [Theory]
    [InlineData("other", "sequence number 0 named 'Echo', but the current replay execution instead scheduled an activity task named 'Add'")]
    [InlineData("timer", "sequence number 0 named 'Echo', but the current replay execution instead produced a CreateTimerOrchestratorAction")]
    [InlineData("return", "sequence number 0 named 'Echo', but the current replay execution hasn't (yet?) scheduled this task")]
    [InlineData("child", "sequence number 0 named 'Echo', but the current replay execution instead produced a CreateSubOrchestrationAction named 'OneStep'")]
    [InlineData("fromChild", "a sub-orchestration task with sequence number 0 named 'OneStep', but the current replay execution instead produced a ScheduleTask")]
    public async Task A_changed_step_fails_the_instance_and_is_named(string change, string step)
    {
        var failed = await ChangedAsync(change);

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.SerializedOutput!.ShouldStartWith(Detected);
        failed.SerializedOutput.ShouldContain(step);
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("input")]
    public async Task A_call_of_the_same_activity_in_front_and_another_input_are_not_noticed(string change) =>
        (await ChangedAsync(change)).ReadOutputAs<string>().ShouldBe("on");

    private async Task<OrchestrationMetadata> ChangedAsync(string change)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Changing", change, new StartOrchestrationOptions($"{change}-{Guid.NewGuid():N}"));
        await host.UntilAsync(id, one => one.SerializedCustomStatus == "\"waits\"");
        Changed.Now = id;
        await host.Client.RaiseEventAsync(id, "Go", "on");
        return await host.EndAsync(id);
    }
}
