using Mezzofy.DurableApp;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>What can never succeed fails with a reason, and holds nobody else up.</summary>
[Collection(DurableCollection.Name)]
public sealed class PoisonTests(DurableHost host)
{
    [Theory]
    [InlineData("UnstorableName")]
    [InlineData("UnstorableChild")]
    [InlineData("UnstorableAndSlow")]
    public async Task An_orchestrator_whose_step_cannot_be_stored_fails_and_its_neighbours_go_on(string name)
    {
        var neighbours = Enumerable.Range(0, 20).Select(_ => host.RunAsync("HelloSeq")).ToList();
        var failed = await host.RunAsync(name);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("could not be stored");
        (await Task.WhenAll(neighbours)).ShouldAllBe(one => one.RuntimeStatus == Completed);
    }

    [Fact]
    public async Task An_argument_that_cannot_be_written_fails_where_it_is_given()
    {
        var failed = await host.RunAsync("UnreadableInput");
        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldStartWith("System.Text.Json.JsonException: ");
    }

    [Fact]
    public async Task An_activity_whose_process_died_at_every_try_is_failed_in_the_end()
    {
        var key = Guid.NewGuid().ToString("N");
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Noting", new Note(key, 300));
        await Eventually.TrueAsync(() => Counter.Count($"{key} begun") == 1, "the activity to begin");
        // As after many processes that took it and died.
        await using (var command = host.Database.DataSource.CreateCommand(
            "update durable_tests.activities set fence = 100, owner = null where instance_id = @id"))
        {
            command.Parameters.AddWithValue("id", id);
            await command.ExecuteNonQueryAsync();
        }

        var failed = await host.EndAsync(id);

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("its process died each time");
    }
}
