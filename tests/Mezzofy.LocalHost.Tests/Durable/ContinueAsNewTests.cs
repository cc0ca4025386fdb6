using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Continue-as-new: section 7 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class ContinueAsNewTests(DurableHost host)
{
    [Fact]
    public async Task Generations_follow_each_other_and_only_the_last_one_s_value_counts()
    {
        var done = await host.RunAsync("CountDown", 5);

        done.ReadOutputAs<int>().ShouldBe(1000);
        done.ReadInputAs<int>().ShouldBe(0);
        done.SerializedCustomStatus.ShouldBe("0");
    }

    [Fact]
    public async Task Between_generations_the_status_is_running_and_the_creation_is_the_latest_generation_s()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", new Generation(0, true));
        var first = await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.RaiseEventAsync(id, "Begin", "x");

        var second = await host.UntilAsync(id, one => one.ReadInputAs<Generation>()!.Number == 1);

        second.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        second.CreatedAt.ShouldBeGreaterThan(first.CreatedAt);
        await host.Client.TerminateInstanceAsync(id);
    }

    [Fact]
    public async Task A_custom_status_does_not_outlive_its_generation()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("StatusOfOneGeneration", 0);
        var second = await host.UntilAsync(id, one => one.ReadInputAs<int>() == 1);

        second.SerializedCustomStatus.ShouldNotBe("\"first\"");
        await host.Client.RaiseEventAsync(id, "Go", "x");
        (await host.EndAsync(id)).SerializedCustomStatus.ShouldBe("null");
    }

    [Fact]
    public async Task Events_that_were_not_read_are_handed_on_in_order()
    {
        var id = await BegunAsync(preserve: true);
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("E1E2");
    }

    [Fact]
    public async Task Events_that_were_not_read_are_dropped_when_that_is_asked()
    {
        var id = await BegunAsync(preserve: false);
        await host.UntilAsync(id, one => one.ReadInputAs<Generation>()!.Number == 1);
        await host.Client.RaiseEventAsync(id, "E", "E3");
        await host.Client.RaiseEventAsync(id, "E", "E4");
        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("E3E4");
    }

    [Fact]
    public async Task Work_awaited_after_it_still_ends_in_the_next_generation_whose_first_pass_is_no_replay() =>
        (await host.RunAsync("WorkAfterContinue", 0)).ReadOutputAs<string>().ShouldBe("second generation, replaying False");

    [Fact]
    public async Task A_late_result_of_the_old_generation_is_not_taken_for_one_of_the_new() =>
        (await host.RunAsync("LateResult", 0)).ReadOutputAs<string>().ShouldBe("new");

    private async Task<string> BegunAsync(bool preserve)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", new Generation(0, preserve));
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.RaiseEventAsync(id, "E", "E1");
        await host.Client.RaiseEventAsync(id, "E", "E2");
        await host.Client.RaiseEventAsync(id, "Begin", "x");
        return id;
    }
}
