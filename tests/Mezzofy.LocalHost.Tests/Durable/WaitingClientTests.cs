using Microsoft.DurableTask;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Clients that wait: section 13 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class WaitingClientTests(DurableHost host)
{
    [Fact]
    public async Task A_wait_for_the_start_ends_when_the_instance_runs()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        (await host.Client.WaitForInstanceStartAsync(id, cancellation: limit.Token)).RuntimeStatus.ShouldBe(Running);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wait_for_a_pending_or_unknown_instance_lasts_until_it_is_given_up(bool known)
    {
        var id = known
            ? await host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", "x", new StartOrchestrationOptions(null, DateTimeOffset.UtcNow.AddHours(1)))
            : "unknown";
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => host.Client.WaitForInstanceStartAsync(id, cancellation: limit.Token));
    }

    [Fact]
    public async Task A_wait_for_the_end_that_is_given_up_says_so()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var given = await Assert.ThrowsAsync<OperationCanceledException>(() => host.Client.WaitForInstanceCompletionAsync("unknown", limit.Token));
        given.Message.ShouldBe("The WaitForInstanceCompletionAsync operation was canceled.");
    }
}
