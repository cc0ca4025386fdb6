using Mezzofy.Core.Delivery;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Tests.Delivery;

namespace Mezzofy.Core.Tests.Tasks;

public sealed class TaskDeliveryTests : IAsyncLifetime
{
    private DeliveryHost host = null!;

    public async Task InitializeAsync() => host = await DeliveryHost.StartAsync(connected: false);

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("completed", "mobile", 1)]
    [InlineData("limit_reached", "scheduler", 1)]
    [InlineData("failed", "scheduler", 0)]
    [InlineData("failed", "teams", 1)]
    [InlineData("cancelled", "teams", 1)]
    [InlineData("clarification", "teams", 1)]
    [InlineData("running", "teams", 0)]
    public async Task What_ended_is_delivered_once_and_in_Teams_also_that_it_failed(string status, string source, int posts)
    {
        var task = await TaskAsync(status, source);
        var delivery = new TaskDelivery(host.Database.DataSource, host.Get<ResultDelivery>());

        await delivery.DeliverAsync(task, default);
        await delivery.DeliverAsync(task, default);

        Directory.GetFiles(host.Folder, "*.json").Length.ShouldBe(posts);
    }

    private async Task<string> TaskAsync(string status, string source)
    {
        var (task, run) = (Ids.New(Ids.Task), Ids.New(Ids.Run));
        await using var command = host.Database.DataSource.CreateCommand(
            """
            with run as (
                insert into mezzofy.runs (id, owner_id, message_id, source, request, status, instance, created_at)
                values ($2, $3, 'msg_1', $5, '{}', 'running', 0, now()) returning id
            )
            insert into mezzofy.tasks (id, run_id, owner_id, source, title, status, reason, moved_at, created_at, deliver_to, result)
            select $1, run.id, $3, $5, 'Report', $4, 'requested', now(), now(), '{"teams_channel":"sales"}', '{"response":"Something.","artifacts":[]}' from run
            """);
        foreach (var value in new[] { task, run, DeliveryHost.Owner, status, source })
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync();
        return task;
    }
}
