using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Retries: section 3 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class RetryTests(DurableHost host)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_policy_tries_so_often_waits_longer_each_time_up_to_its_longest_and_each_delay_takes_a_number()
    {
        var failed = await host.RunAsync("ByPolicy", new PolicyCase(new FailingStep(key, 9), Attempts: 4, First: 100, Backoff: 2, Longest: 300));

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.SerializedOutput!.ShouldContain("Task 'FailUntil' (#6)");
        Counter.Count(key).ShouldBe(4);
        // 100, 200 and 300 ms, never less.
        (failed.LastUpdatedAt - failed.CreatedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(600));
    }

    [Fact]
    public async Task A_policy_stops_at_the_first_success() =>
        (await host.RunAsync("ByPolicy", new PolicyCase(new FailingStep(key, 2), 5, 10, 1, 100))).ReadOutputAs<string>().ShouldBe("ok after 2");

    [Fact]
    public async Task A_retry_timeout_ends_the_tries_before_their_number_is_reached()
    {
        var failed = await host.RunAsync("ByPolicy", new PolicyCase(new FailingStep(key, 99), 50, 100, 1, 100, TimeSpan.FromMilliseconds(350)));

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        Counter.Count(key).ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task A_filter_that_says_no_ends_the_tries()
    {
        var failed = await host.RunAsync("ByFilter", new FailingStep(key, 9));

        failed.SerializedOutput!.ShouldEndWith("try 2");
        Counter.Count(key).ShouldBe(2);
    }

    [Fact]
    public async Task A_handler_is_told_the_number_of_the_try_again_at_every_replay_and_retries_without_delay_or_a_number_between()
    {
        var calls = (await host.RunAsync("ByHandler", new FailingStep(key, 9))).ReadOutputAs<HandlerCalls>()!;

        calls.Numbers.ShouldBe([1, 2, 3]);
        calls.TaskId.ShouldBe(2);
    }

    [Fact]
    public async Task A_handler_may_wait_for_a_durable_timer()
    {
        var done = await host.RunAsync("ByWaitingHandler", new FailingStep(key, 3));

        done.ReadOutputAs<string>().ShouldBe("ok after 3");
        (done.LastUpdatedAt - done.CreatedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(400));
    }
}
