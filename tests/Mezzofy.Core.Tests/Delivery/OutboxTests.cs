using Mezzofy.Core.Data;
using Mezzofy.Core.Delivery;
using Mezzofy.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private TestDatabase database = null!;
    private InstancePresence presence = null!;
    private Outbox outbox = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        presence = NewPresence();
        await presence.StartAsync(default);
        outbox = new(database.DataSource, presence, clock);
    }

    public async Task DisposeAsync()
    {
        await presence.StopAsync(default);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_effect_decided_twice_under_one_key_is_one_effect()
    {
        var first = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);
        var again = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);

        again.Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task An_effect_decided_in_a_transaction_that_fails_was_never_decided()
    {
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        await using (await connection.BeginTransactionAsync())
        {
            await outbox.EnqueueAsync(Effect("run_1/s1c1"), connection, default);
        }

        (await outbox.DueAsync(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_effect_and_its_decision_are_written_by_one_batch()
    {
        await using var batch = database.DataSource.CreateBatch();
        batch.BatchCommands.Add(Outbox.Enqueue(Effect("run_1/s1c1"), clock.GetUtcNow()));
        batch.BatchCommands.Add(new("select 1"));
        await batch.ExecuteNonQueryAsync();

        (await outbox.DueAsync(10, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_effect_tried_by_many_at_once_is_made_once()
    {
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Sent));
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Dispatcher(channel).DispatchAsync(effect.Id, default)));

        channel.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_attempt_is_repeated_later_and_given_up_in_the_end()
    {
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Pending, Error: "away"));
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);

        (await Dispatcher(channel).DispatchAsync(effect.Id, default)).ShouldBe(DeliveryStatus.Pending);
        (await Dispatcher(channel).DispatchAsync(effect.Id, default)).ShouldBe(DeliveryStatus.Pending);
        channel.Tries.ShouldBe(1, "the second attempt is not due yet");
        for (var i = 0; i < 10; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Dispatcher(channel).DispatchAsync(effect.Id, default);
        }

        (await outbox.FindAsync(effect.Id, default))!.Status.ShouldBe(DeliveryStatus.Dead);
        channel.Tries.ShouldBe(8);
    }

    [Theory]
    [InlineData(true, DeliveryStatus.Sent, 1)]
    [InlineData(false, DeliveryStatus.Unknown, 0)]
    public async Task An_attempt_whose_process_died_is_repeated_only_where_that_is_harmless(bool idempotent, DeliveryStatus status, int tries)
    {
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);
        var dead = NewPresence();
        await dead.StartAsync(default);
        await new Outbox(database.DataSource, dead, clock).ClaimAsync(effect.Id, default);
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Sent)) { IsIdempotent = idempotent };

        await Dispatcher(channel).DispatchDueAsync(default);
        channel.Tries.ShouldBe(0, "the process that claimed it is alive");
        await dead.StopAsync(default);
        await Dispatcher(channel).DispatchDueAsync(default);

        (await outbox.FindAsync(effect.Id, default))!.Status.ShouldBe(status);
        channel.Tries.ShouldBe(tries);
    }

    private static NewDelivery Effect(string key) => new("test", key, Ids.New(Ids.User), null, "{}");

    private InstancePresence NewPresence() =>
        new(database.DataSource, new DatabaseOptions { ConnectionString = database.ConnectionString }, NullLogger<InstancePresence>.Instance);

    private OutboxDispatcher Dispatcher(IDeliveryChannel channel) =>
        new(outbox, [channel], Options.Create(new DeliveryOptions()), clock, NullLogger<OutboxDispatcher>.Instance);

    private sealed class RecordingChannel(Func<StoredDelivery, DeliveryAttempt> answer) : IDeliveryChannel
    {
        private int tries;

        public int Tries => tries;

        public string Name => "test";

        public bool IsIdempotent { get; init; } = true;

        public Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref tries);
            return Task.FromResult(answer(delivery));
        }
    }
}
