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

    [Theory]
    [InlineData("running", true, true)]
    [InlineData("cancelled", true, false)]
    [InlineData("cancelled", false, true)]
    public async Task A_call_of_a_run_that_was_cancelled_decides_nothing_more_and_its_result_may(string status, bool onlyWhileRunning, bool stored)
    {
        await using (var run = database.DataSource.CreateCommand(
            "insert into mezzofy.runs (id, owner_id, message_id, source, request, status, instance, created_at) values ('run_1', 'user_1', 'msg_1', 'mobile', '{}', $1, 0, now())"))
        {
            run.Parameters.AddWithValue(status);
            await run.ExecuteNonQueryAsync();
        }

        var deciding = outbox.EnqueueAsync(Effect("run_1/s1c1") with { RunId = "run_1", OnlyWhileRunning = onlyWhileRunning }, default);

        if (stored)
        {
            (await deciding).Status.ShouldBe(DeliveryStatus.Pending);
        }
        else
        {
            await Should.ThrowAsync<OperationCanceledException>(deciding);
        }
    }

    [Fact]
    public async Task An_effect_decided_in_a_transaction_that_fails_was_never_decided()
    {
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        await using (await connection.BeginTransactionAsync())
        {
            await outbox.EnqueueAsync(Effect("run_1/s1c1"), connection, default);
        }

        (await new OutboxClaims(outbox).ClaimDueAsync(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_effect_and_its_decision_are_written_by_one_batch()
    {
        await using var batch = database.DataSource.CreateBatch();
        batch.BatchCommands.Add(Outbox.Enqueue(Effect("run_1/s1c1"), clock.GetUtcNow()));
        batch.BatchCommands.Add(new("select 1"));
        await batch.ExecuteNonQueryAsync();

        (await new OutboxClaims(outbox).ClaimDueAsync(10, default)).Count.ShouldBe(1);
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
        for (var i = 0; i < 30; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Dispatcher(channel).DispatchAsync(effect.Id, default);
        }

        (await outbox.FindAsync(effect.Id, default))!.Status.ShouldBe(DeliveryStatus.Dead);
        channel.Tries.ShouldBe(20);
    }

    [Theory]
    [InlineData(true, DeliveryStatus.Sent, 1)]
    [InlineData(false, DeliveryStatus.Unknown, 0)]
    public async Task An_attempt_whose_process_died_is_repeated_only_where_that_is_harmless(bool idempotent, DeliveryStatus status, int tries)
    {
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);
        var dead = NewPresence();
        await dead.StartAsync(default);
        await new OutboxClaims(new Outbox(database.DataSource, dead, clock)).ClaimAsync(effect.Id, default);
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Sent)) { IsIdempotent = idempotent };

        await Dispatcher(channel).DispatchDueAsync(default);
        channel.Tries.ShouldBe(0, "the process that claimed it is alive");
        await dead.StopAsync(default);
        await Eventually.TrueAsync(
            async () =>
            {
                await Dispatcher(channel).DispatchDueAsync(default);
                return (await outbox.FindAsync(effect.Id, default))!.Status == status;
            },
            "the server to notice that the process has gone");

        channel.Tries.ShouldBe(tries);
    }

    [Fact]
    public async Task Many_due_effects_are_each_made_once_by_several_processes_that_scan_at_once()
    {
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Sent));
        await outbox.EnqueueAsync([.. Enumerable.Range(0, 100).Select(number => Effect($"run_1/{number}"))], default);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var process = NewPresence();
            await process.StartAsync(default);
            await Dispatcher(channel, new Outbox(database.DataSource, process, clock)).DispatchDueAsync(default);
            await process.StopAsync(default);
        }));

        channel.Tries.ShouldBe(100);
    }

    [Fact]
    public async Task A_caller_that_goes_away_does_not_break_off_the_attempt()
    {
        var started = new TaskCompletionSource();
        var answer = new TaskCompletionSource<DeliveryAttempt>();
        var channel = new RecordingChannel(_ => new(DeliveryStatus.Sent)) { Answer = answer.Task, Started = started };
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);
        using var gone = new CancellationTokenSource();

        var caller = Dispatcher(channel).DispatchAsync(effect.Id, gone.Token);
        await started.Task;
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(caller);
        answer.SetResult(new(DeliveryStatus.Sent));

        await Eventually.TrueAsync(async () => (await outbox.FindAsync(effect.Id, default))!.Status == DeliveryStatus.Sent, "the attempt to be recorded");
    }

    [Theory]
    [InlineData(DeliveryStatus.Dead, true)]
    [InlineData(DeliveryStatus.Unknown, true)]
    [InlineData(DeliveryStatus.Sent, false)]
    public async Task A_person_may_have_what_was_given_up_tried_afresh(DeliveryStatus outcome, bool may)
    {
        var channel = new RecordingChannel(_ => new(outcome));
        var effect = await outbox.EnqueueAsync(Effect("run_1/s1c1"), default);
        await Dispatcher(channel).DispatchAsync(effect.Id, default);

        (await outbox.RetryAsync(effect.Id, default) is not null).ShouldBe(may);

        await Dispatcher(channel).DispatchDueAsync(default);
        channel.Tries.ShouldBe(may ? 2 : 1);
    }

    private static NewDelivery Effect(string key) => new("test", key, Ids.New(Ids.User), null, "{}");

    private InstancePresence NewPresence() =>
        new(database.DataSource, new DatabaseOptions { ConnectionString = database.ConnectionString }, NullLogger<InstancePresence>.Instance);

    private OutboxDispatcher Dispatcher(IDeliveryChannel channel, Outbox? of = null) =>
        new(of ?? outbox, new OutboxClaims(of ?? outbox), [channel], new Backoff(), Options.Create(new DeliveryOptions()), clock, NullLogger<OutboxDispatcher>.Instance);

    private sealed class RecordingChannel(Func<StoredDelivery, DeliveryAttempt> answer) : IDeliveryChannel
    {
        private int tries;

        public int Tries => tries;

        public string Name => "test";

        public bool IsIdempotent { get; init; } = true;

        public Task<DeliveryAttempt>? Answer { get; init; }

        public TaskCompletionSource? Started { get; init; }

        public Task<DeliveryAttempt> TryAsync(StoredDelivery delivery, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref tries);
            Started?.TrySetResult();
            return Answer ?? Task.FromResult(answer(delivery));
        }
    }
}
