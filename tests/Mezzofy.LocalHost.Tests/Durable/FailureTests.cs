using Mezzofy.DurableApp;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>What an orchestrator sees of a failing activity: section 3 of the measured behaviour, as releases after the measured one fixed it.</summary>
[Collection(DurableCollection.Name)]
public sealed class FailureTests(DurableHost host)
{
    [Fact]
    public async Task A_failing_activity_is_told_with_its_name_number_real_type_and_inner_failure()
    {
        var caught = (await host.RunAsync("Describe", "Throw")).ReadOutputAs<Caught>()!;

        caught.ShouldBe(new Caught(
            0, "Throw", "Task 'Throw' (#0) failed with an unhandled exception: outer msg", "Mezzofy.DurableApp.MyBizException", "outer msg",
            "System.InvalidOperationException", IsBiz: true, IsException: true));
    }

    [Fact]
    public async Task An_activity_that_throws_a_cancellation_of_its_own_has_failed_like_any_other()
    {
        var caught = (await host.RunAsync("Describe", "ThrowCanceled")).ReadOutputAs<Caught>()!;

        (caught.ErrorType, caught.ErrorMessage).ShouldBe(("System.OperationCanceledException", "outer msg"));
    }

    [Fact]
    public async Task An_unknown_activity_fails_and_the_message_names_it_and_the_known_ones()
    {
        var caught = (await host.RunAsync("Describe", "NoSuchActivity")).ReadOutputAs<Caught>()!;

        caught.TaskName.ShouldBe("NoSuchActivity");
        caught.ErrorMessage!.ShouldContain("'NoSuchActivity' doesn't exist");
        caught.ErrorMessage!.ShouldContain("'Echo'");
    }

    [Fact]
    public async Task A_colon_in_the_message_is_part_of_the_message() =>
        (await host.RunAsync("Uncaught", "disk: full: really")).SerializedOutput!.ShouldEndWith("exception: disk: full: really");

    [Fact]
    public async Task When_two_of_eight_fail_all_are_waited_for_and_the_first_by_index_is_thrown()
    {
        var seen = (await host.RunAsync("FanOutWithFailures")).ReadOutputAs<string[]>();

        // The one thrown, all that the task holds in order, how many succeeded. #5 failed first in time.
        seen.ShouldBe(["3", "3,5", "6"]);
    }

    [Fact]
    public async Task A_fan_out_s_failure_that_is_not_caught_names_the_first_by_index_only()
    {
        var failed = await host.RunAsync("FanOutUncaught");

        failed.SerializedOutput.ShouldBe("Microsoft.DurableTask.TaskFailedException: Task 'FailLate' (#3) failed with an unhandled exception: number 3");
    }
}
