using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Sub-orchestrations: section 6 of the measured behaviour, with recursion that reaches the children.</summary>
[Collection(DurableCollection.Name)]
public sealed class SubOrchestrationTests(DurableHost host)
{
    private readonly string id = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_child_has_the_id_it_was_given_and_knows_its_parent()
    {
        var done = await host.RunAsync("Parent", new ChildCase("SayParent", $"{id}-child", null));

        done.ReadOutputAs<string>().ShouldBe($"Parent {done.InstanceId} {id}-child");
        (await host.Client.GetInstanceAsync($"{id}-child"))!.RuntimeStatus.ShouldBe(Completed);
    }

    [Fact]
    public async Task A_child_without_an_id_gets_32_hex_digits_that_every_replay_makes_again()
    {
        var done = await host.RunAsync("TwoChildren");

        var ids = done.ReadOutputAs<string[]>()!;
        ids.ShouldAllBe(one => System.Text.RegularExpressions.Regex.IsMatch(one, "^[0-9a-f]{32}$"));
        ids.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_child_s_failure_is_told_with_its_name_and_its_whole_chain()
    {
        var caught = (await host.RunAsync("CatchChild", new ChildCase("FailingChild", null, null))).ReadOutputAs<string[]>()!;

        caught[0].ShouldBe("FailingChild");
        caught[1].ShouldBe("Task 'FailingChild' (#0) failed with an unhandled exception: Task 'Throw' (#0) failed with an unhandled exception: deep");
        caught[2].ShouldBe("Microsoft.DurableTask.TaskFailedException");
    }

    [Fact]
    public async Task An_unknown_child_fails_with_a_reason()
    {
        var caught = (await host.RunAsync("CatchChild", new ChildCase("NoSuchChild", null, null))).ReadOutputAs<string[]>()!;
        caught[1].ShouldContain("The function 'NoSuchChild' doesn't exist");
    }

    [Fact]
    public async Task A_child_is_retried_by_its_policy_and_each_delay_takes_a_number() =>
        (await host.RunAsync("RetryChild")).ReadOutputAs<int>().ShouldBe(4);

    [Fact]
    public async Task The_same_id_may_be_used_again_after_its_end() =>
        (await host.RunAsync("SameIdInTurn", id)).ReadOutputAs<string>().ShouldBe("ab");

    [Fact]
    public async Task The_same_id_used_twice_at_once_gives_each_its_own_result() =>
        (await host.RunAsync("SameIdAtOnce", id)).ReadOutputAs<string>().ShouldBe("ab");

    [Fact]
    public async Task A_parent_that_is_terminated_leaves_its_child_running()
    {
        var parent = await WaitingAsync();

        await host.Client.TerminateInstanceAsync(parent);

        (await host.Client.GetInstanceAsync($"{id}-child"))!.RuntimeStatus.ShouldBe(Running);
        await host.Client.RaiseEventAsync($"{id}-child", "Go", "by itself");
        (await host.EndAsync($"{id}-child")).ReadOutputAs<string>().ShouldBe("by itself");
    }

    [Fact]
    public async Task A_recursive_termination_ends_children_at_every_depth()
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Grandparent", null, new Microsoft.DurableTask.StartOrchestrationOptions(id));
        await host.UntilAsync(id, one => one.IsRunning);
        await Eventually.TrueAsync(async () => await host.Client.GetInstanceAsync($"{id}-grandchild") is { IsRunning: true }, "the grandchild to run");

        await host.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("all", Recursive: true));

        foreach (var one in new[] { id, $"{id}-child", $"{id}-grandchild" })
            (await host.Client.GetInstanceAsync(one))!.RuntimeStatus.ShouldBe(Terminated);
    }

    [Fact]
    public async Task A_recursive_purge_forgets_children_at_every_depth()
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Grandparent", null, new Microsoft.DurableTask.StartOrchestrationOptions(id));
        await Eventually.TrueAsync(async () => await host.Client.GetInstanceAsync($"{id}-grandchild") is { IsRunning: true }, "the grandchild to run");
        await host.Client.RaiseEventAsync($"{id}-grandchild", "Go", "done");
        await host.EndAsync(id);

        (await host.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount.ShouldBe(3);

        (await host.Client.GetInstanceAsync($"{id}-grandchild")).ShouldBeNull();
    }

    [Fact]
    public async Task A_purge_that_is_not_recursive_leaves_the_children()
    {
        var done = await host.RunAsync("Parent", new ChildCase("OneStep", $"{id}-child", "x"));

        (await host.Client.PurgeInstanceAsync(done.InstanceId)).PurgedInstanceCount.ShouldBe(1);

        (await host.Client.GetInstanceAsync($"{id}-child")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_child_that_is_terminated_has_failed_for_its_parent_as_a_cancellation()
    {
        var parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("CatchChild", new ChildCase("WaitOne", $"{id}-child", "Go"));
        await Eventually.TrueAsync(async () => await host.Client.GetInstanceAsync($"{id}-child") is { IsRunning: true }, "the child to run");

        await host.Client.TerminateInstanceAsync($"{id}-child");

        var caught = (await host.EndAsync(parent)).ReadOutputAs<string[]>()!;
        (caught[0], caught[2], caught[4]).ShouldBe(("WaitOne", "System.OperationCanceledException", "True"));
    }

    [Fact]
    public async Task A_parent_that_is_suspended_lets_its_child_go_on_and_takes_the_answer_when_resumed()
    {
        var parent = await WaitingAsync();
        await host.Client.SuspendInstanceAsync(parent);
        await host.Client.RaiseEventAsync($"{id}-child", "Go", "answer");

        (await host.EndAsync($"{id}-child")).RuntimeStatus.ShouldBe(Completed);
        (await host.Client.GetInstanceAsync(parent))!.RuntimeStatus.ShouldBe(Suspended);
        await host.Client.ResumeInstanceAsync(parent);
        (await host.EndAsync(parent)).ReadOutputAs<string>().ShouldBe("answer");
    }

    [Fact]
    public async Task A_child_with_the_id_of_the_orchestration_itself_fails_at_once_instead_of_waiting_for_ever()
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Parent", new ChildCase("OneStep", id, "x"), new Microsoft.DurableTask.StartOrchestrationOptions(id));

        var failed = await host.EndAsync(id);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("would wait for ever");
    }

    private async Task<string> WaitingAsync()
    {
        var parent = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new ChildCase("WaitOne", $"{id}-child", "Go"));
        await Eventually.TrueAsync(async () => await host.Client.GetInstanceAsync($"{id}-child") is { IsRunning: true }, "the child to run");
        return parent;
    }
}
