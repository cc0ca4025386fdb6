using Grpc.Core;
using Microsoft.DurableTask;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Suspend and resume: section 13 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class SuspendTests(DurableHost host)
{
    [Fact]
    public async Task A_suspended_instance_does_not_move_and_takes_its_events_when_it_is_resumed()
    {
        var id = await RunningAsync();
        await host.Client.SuspendInstanceAsync(id);
        await host.Client.RaiseEventAsync(id, "Go", "held");
        // Another instance's whole life shows that the engine had time to do it.
        await host.RunAsync("HelloSeq");

        (await host.Client.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(Suspended);
        await host.Client.ResumeInstanceAsync(id);
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("held");
    }

    [Fact]
    public async Task Suspending_twice_or_a_completed_one_and_resuming_what_is_not_suspended_are_refused()
    {
        var id = await RunningAsync();
        await RefusedAsync(() => host.Client.ResumeInstanceAsync(id), $"Cannot resume the orchestration instance {id} because instance is in the Running state.");
        await host.Client.SuspendInstanceAsync(id);
        await RefusedAsync(() => host.Client.SuspendInstanceAsync(id), $"Cannot suspend the orchestration instance {id} because instance is in the Suspended state.");
        await host.Client.ResumeInstanceAsync(id);
        await host.Client.RaiseEventAsync(id, "Go", "x");
        await host.EndAsync(id);
        await RefusedAsync(() => host.Client.SuspendInstanceAsync(id), $"Cannot suspend the orchestration instance {id} because instance is in the Completed state.");
        await RefusedAsync(() => host.Client.ResumeInstanceAsync(id), $"Cannot resume the orchestration instance {id} because instance is in the Completed state.");
    }

    [Fact]
    public async Task A_pending_instance_that_is_suspended_does_not_begin_until_it_is_resumed()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "OneStep", "x", new StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddSeconds(0.7)));
        await host.Client.SuspendInstanceAsync(id);
        await host.RunAsync("Wait", 900.0);

        (await host.Client.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(Suspended);
        await host.Client.ResumeInstanceAsync(id);
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("x");
    }

    [Fact]
    public async Task A_result_that_comes_while_suspended_is_kept()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitTwiceAfterWork");
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.SuspendInstanceAsync(id);
        await host.Client.RaiseEventAsync(id, "Go", "a");
        await host.Client.RaiseEventAsync(id, "Go", "b");
        await host.RunAsync("Wait", 600.0);
        await host.Client.ResumeInstanceAsync(id);

        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("ab");
    }

    [Fact]
    public async Task An_unknown_instance_is_not_found()
    {
        (await Should.ThrowAsync<RpcException>(() => host.Client.SuspendInstanceAsync("unknown"))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await Should.ThrowAsync<RpcException>(() => host.Client.ResumeInstanceAsync("unknown"))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    private static async Task RefusedAsync(Func<Task> call, string detail)
    {
        var refusal = await Should.ThrowAsync<RpcException>(call);
        (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.FailedPrecondition, $"InvalidOperationException: {detail}"));
    }

    private async Task<string> RunningAsync()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        await host.UntilAsync(id, one => one.IsRunning);
        return id;
    }
}
