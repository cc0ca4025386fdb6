using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>How much an orchestration carries: section 12 of the measured behaviour. What could not be read back is refused with its size.</summary>
[Collection(DurableCollection.Name)]
public sealed class PayloadSizeTests(DurableHost host)
{
    [Fact]
    public async Task An_activity_s_argument_and_result_and_an_event_of_megabytes_arrive_whole()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("CarryLarge", 4_500_000);
        await host.Client.RaiseEventAsync(id, "Go", new string('e', 1_000_000));

        (await host.EndAsync(id)).ReadOutputAs<string>().ShouldBe("4500000 4500000 1000000");
    }

    [Fact]
    public async Task An_input_and_an_output_of_a_megabyte_are_read_back()
    {
        var done = await host.RunAsync("OneStep", new string('i', 1_000_000));

        done.ReadInputAs<string>()!.Length.ShouldBe(1_000_000);
        done.ReadOutputAs<string>()!.Length.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task An_activity_s_result_above_the_limit_is_a_failure_that_says_so()
    {
        var failed = await host.RunAsync("ReturnLarge", 9_000_000);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("The result of activity 'Large' is too large: limit = 8,388,608 bytes, actual = 9,000,002 bytes.");
    }

    [Fact]
    public async Task An_output_above_the_limit_is_a_failure_that_says_so()
    {
        var failed = await host.RunAsync("ReturnLarge", 5_000_000);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("The orchestration's output is too large");
    }

    [Fact]
    public async Task An_input_above_the_limit_is_refused_at_the_start() =>
        (await Should.ThrowAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", new string('i', 5_000_000))))
            .Message.ShouldContain("The input of orchestration 'OneStep' is too large");

    [Fact]
    public async Task Text_the_database_cannot_keep_travels_all_the_same()
    {
        const string text = "nul \0 half \ud800 quote \" emoji 😀";
        (await host.RunAsync("OneStep", text)).ReadOutputAs<string>().ShouldBe(text.Replace('\ud800', '\uFFFD'));
    }
}
