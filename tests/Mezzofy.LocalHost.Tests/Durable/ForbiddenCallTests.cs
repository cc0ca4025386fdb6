using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>
/// What orchestrators must not do: section 10 of the measured behaviour. Where the official host hangs without a word, this one fails at
/// once and says why.
/// </summary>
[Collection(DurableCollection.Name)]
public sealed class ForbiddenCallTests(DurableHost host)
{
    private const string Detected = "System.InvalidOperationException: An invalid asynchronous invocation was detected.";

    [Theory]
    [InlineData("DelayFirst", "as its first await")]
    [InlineData("RunFirst", "as its first await")]
    [InlineData("DelayLater", "after activity 'Echo'")]
    [InlineData("DelayBeside", "awaits nothing durable")]
    [InlineData("OutsideContext", "awaits activity 'Echo' with ConfigureAwait(false)")]
    [InlineData("OutsideAll", "ConfigureAwait(false)")]
    public async Task An_await_of_something_that_is_not_durable_fails_at_once_and_says_where(string name, string where)
    {
        var failed = await host.RunAsync(name);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldStartWith(Detected);
        failed.SerializedOutput.ShouldContain(where);
    }

    [Fact]
    public async Task Yields_sleeps_and_continuations_stay_on_the_orchestrator_s_thread() =>
        (await host.RunAsync("Yields")).ReadOutputAs<string>().ShouldBe("ab!");

    [Fact]
    public async Task Blocking_on_an_activity_takes_its_time_at_each_replay_and_then_goes_on() =>
        (await host.RunAsync("Blocks")).ReadOutputAs<string>().ShouldBe("not yet, then waited");

    [Fact]
    public async Task A_slow_orchestrator_holds_nobody_up()
    {
        var slow = await host.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await host.UntilAsync(slow, one => one.IsRunning);

        (await host.RunAsync("OneStep", "x")).RuntimeStatus.ShouldBe(Completed);

        (await host.EndAsync(slow)).ReadOutputAs<string>().ShouldBe("slow");
    }
}
