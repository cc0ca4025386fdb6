using Mezzofy.LocalHost.Queues.Store;

namespace Mezzofy.LocalHost.Tests.Queues;

/// <summary>Sending and receiving: what Service Bus promises.</summary>
public sealed class QueueTests(QueueFixture fixture) : IClassFixture<QueueFixture>
{
    private QueueRig Rig => fixture.Rig;

    [Theory]
    [InlineData("text", "text:grüße")]
    [InlineData("bytes", "bytes:00FF01")]
    [InlineData("order", "order:7-Ada")]
    public async Task An_output_arrives_as_it_was_sent(string what, string seen)
    {
        (await Rig.PostAsync(what)).ShouldBe(202);

        await Rig.SeenAsync(1, seen);
    }

    [Theory]
    [InlineData("texts", "text:a", "text:b", "text:c")]
    [InlineData("several", "bytes:01", "bytes:02")]
    [InlineData("orders", "order:1-", "order:2-Bo")]
    public async Task Each_element_of_a_collection_is_a_message(string what, params string[] seen)
    {
        await Rig.PostAsync(what);

        foreach (var one in seen)
            await Rig.SeenAsync(1, one);
    }

    [Fact]
    public async Task What_is_null_sends_nothing_and_what_is_larger_than_a_queue_takes_fails_the_call()
    {
        (await Rig.PostAsync("nothing")).ShouldBe(202);
        (await Rig.PostAsync("too-large")).ShouldBe(500);
    }

    [Fact]
    public async Task A_function_that_a_message_started_sends_on()
    {
        await Rig.SendAsync("forward", "x");

        await Rig.SeenAsync(1, "text:forwarded-x");
    }

    [Fact]
    public async Task A_message_whose_function_failed_is_delivered_again_with_a_higher_count()
    {
        await Rig.SendAsync("flaky", "m");

        (await Rig.SeenAsync(3, "flaky:m")).ShouldBe(["flaky:m-1-Utc", "flaky:m-2-Utc", "flaky:m-3-Utc"]);
        await EmptyAsync("flaky");
    }

    [Fact]
    public async Task After_ten_deliveries_a_message_is_put_aside_with_a_reason_and_can_be_put_back()
    {
        await Rig.SendAsync("hopeless", "first", "second");
        await EmptyAsync("hopeless");

        var dead = await Rig.DeadLetters.ListAsync("hopeless", 10, default);
        dead.Select(one => (System.Text.Encoding.UTF8.GetString(one.Body), one.Deliveries)).ShouldBe([("first", 10), ("second", 10)]);
        dead.ShouldAllBe(one => one.Reason == SettlementStore.Reason);
        dead[0].Description.ShouldBe(
            "Message could not be consumed after 10 delivery attempts. The last failed with System.DivideByZeroException: hopeless");
        Rig.Sightings.All().Count(one => one == "hopeless:first").ShouldBe(10);

        Rig.Sightings.Gates["hope"] = new SemaphoreSlim(0);
        (await Rig.DeadLetters.RedriveAsync("hopeless", 1, default)).ShouldBe(1);
        await Rig.SeenAsync(11, "hopeless:first");
        (await Rig.DeadLetters.ListAsync("hopeless", 10, default)).Count.ShouldBe(1);
        (await Rig.DeadLetters.RedriveAsync("hopeless", null, default)).ShouldBe(1);
        await EmptyAsync("hopeless");
    }

    [Fact]
    public async Task A_body_that_is_not_what_the_function_takes_is_put_aside_and_the_others_go_on()
    {
        await Rig.SendAsync("orders", "{ not json", """{"number":41,"CUSTOMER":"Ok"}""");

        await Rig.SeenAsync(1, "order:41-Ok");
        await EmptyAsync("orders");
        (await Rig.DeadLetters.ListAsync("orders", 10, default)).Single().Description.ShouldContain("JsonException");
    }

    [Fact]
    public async Task A_function_works_on_no_more_messages_at_once_than_host_json_allows()
    {
        await Rig.SendAsync("waiting", "1", "2", "3", "4", "5", "6");

        (await Rig.SeenAsync(4, "began:")).ShouldBe(["began:1", "began:2", "began:3", "began:4"], ignoreOrder: true);
        // The fifth is not begun while four run; it is in the queue with no owner.
        (await CountAsync("owner is null", "waiting")).ShouldBe(2);
        Rig.Open(1);
        await Rig.SeenAsync(5, "began:");
        Rig.Open(5);
        await Rig.SeenAsync(6, "ended:");
    }

    private Task EmptyAsync(string queue) =>
        Eventually.TrueAsync(async () => await CountAsync("true", queue) == 0, $"{queue} to be empty");

    private async Task<long> CountAsync(string condition, string queue)
    {
        await using var command = fixture.Database.DataSource.CreateCommand($"select count(*) from queues.messages where {condition} and queue = @queue");
        command.Parameters.AddWithValue("queue", queue);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
