using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Durable timers: section 5 of the measured behaviour, and never early.</summary>
[Collection(DurableCollection.Name)]
public sealed class DurableTimerTests(DurableHost host)
{
    [Theory]
    [InlineData(-3000)]
    [InlineData(0)]
    [InlineData(0.0003)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(1000)]
    public async Task A_timer_never_fires_early_and_soon_after_its_time(double milliseconds)
    {
        var elapsed = (await host.RunAsync("Wait", milliseconds)).ReadOutputAs<double>();

        elapsed.ShouldBeGreaterThanOrEqualTo(Math.Max(0, milliseconds));
        // The bound is for a busy machine; the backend measured took up to four seconds.
        elapsed.ShouldBeLessThan(Math.Max(0, milliseconds) + 4000);
    }

    [Fact]
    public async Task Timers_one_after_the_other_add_up()
    {
        var elapsed = (await host.RunAsync("WaitFiveTimes", 60)).ReadOutputAs<List<double>>()!;

        elapsed.Count.ShouldBe(5);
        elapsed.ShouldAllBe(one => one >= 60);
    }

    [Fact]
    public async Task A_cancelled_timer_is_cancelled_and_throws_when_awaited() =>
        (await host.RunAsync("CancelTimer")).ReadOutputAs<string>().ShouldBe("Canceled True");

    [Fact]
    public async Task An_instance_that_returns_with_a_timer_left_open_stays_running_until_it_fires()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("ForgottenTimer", 1500);
        var done = await host.EndAsync(id);

        done.ReadOutputAs<string>().ShouldBe("activity");
        (done.LastUpdatedAt - done.CreatedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1500));
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_its_instance_was_suspended_fires_when_it_is_resumed()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 300.0);
        await host.UntilAsync(id, one => one.IsRunning);
        await host.Client.SuspendInstanceAsync(id);
        await Eventually.TrueAsync(() => HeldAsync(id), "the timer to fall due");

        (await host.Client.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);
        await host.Client.ResumeInstanceAsync(id);
        (await host.EndAsync(id)).ReadOutputAs<double>().ShouldBeGreaterThanOrEqualTo(300);
    }

    private async Task<bool> HeldAsync(string id)
    {
        await using var command = host.Database.DataSource.CreateCommand("select exists (select 1 from durable_tests.inbox where instance_id = @id and held)");
        command.Parameters.AddWithValue("id", id);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
