using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Sends what is in the outbox.</summary>
/// <remarks>
/// An attempt belongs to the process, not to whoever asked for it: a caller that goes away, or a tool whose time is up, does not break off
/// a mail in the middle. Any number of processes may send; each effect is tried by one of them at a time.
/// </remarks>
public sealed partial class OutboxDispatcher(
    Outbox outbox,
    OutboxClaims claims,
    IEnumerable<IDeliveryChannel> channels,
    Backoff backoff,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : IAsyncDisposable
{
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<string, IDeliveryChannel> channels = channels.ToDictionary(channel => channel.Name);
    private readonly ConcurrentDictionary<string, Task> inHand = new();
    private readonly SemaphoreSlim sweep = new(1, 1);
    private int swept;

    /// <summary>Tries an effect if it is due and free, and waits for the outcome as long as <see cref="DeliveryOptions.PatienceSeconds"/>.</summary>
    /// <returns>Its status afterwards; <see cref="DeliveryStatus.Sending"/> when the attempt takes longer.</returns>
    public async Task<DeliveryStatus> DispatchAsync(string id, CancellationToken cancellationToken)
    {
        // A sweep may have been quicker than whoever has just stored it; its outcome is as good.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var attempt = inHand.TryAdd(id, done.Task)
            ? Task.Run(() => ClaimAndTryAsync(id, done), CancellationToken.None)
            : Task.Run(() => OutcomeAsync(id), CancellationToken.None);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(attempt, Task.Delay(options.Value.Patience, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == attempt ? await attempt : DeliveryStatus.Sending;
    }

    /// <summary>
    /// Frees what dead processes held, asks for outcomes that are unknown, and tries everything that is due, at most
    /// <see cref="DeliveryOptions.Parallel"/> at once, for about as long as <see cref="DeliveryOptions.PatienceSeconds"/>; what is left is for the
    /// next call. To be called every few seconds, by a timer or a loop; safe from several places and processes; costs what is due.
    /// </summary>
    public async Task DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (!await sweep.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return;
        }

        try
        {
            await ReleaseAbandonedAsync(cancellationToken);
            foreach (var unknown in await claims.ClaimChecksAsync(options.Value.Parallel, cancellationToken))
            {
                await CheckAsync(unknown);
            }

            var began = clock.GetTimestamp();
            while (clock.GetElapsedTime(began) < options.Value.Patience && await StartDueAsync(cancellationToken) is { Count: > 0 } started)
            {
                // What hangs is left running; it keeps its room, so the next sweep starts fewer.
                await Task.WhenAny(Task.WhenAll(started), Task.Delay(options.Value.Patience, clock, cancellationToken));
            }
        }
        finally
        {
            sweep.Release();
        }
    }

    /// <summary>Waits a little for what is being sent, so that a stop in good order leaves no unknown outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Task.WhenAll(inHand.Values), Task.Delay(DrainWithin));
        sweep.Dispose();
    }

    private async Task<List<Task>> StartDueAsync(CancellationToken cancellationToken)
    {
        var room = options.Value.Parallel - Volatile.Read(ref swept);
        var due = room > 0 ? await claims.ClaimDueAsync(room, cancellationToken) : [];
        return [.. due.Select(StartSwept)];
    }

    private Task StartSwept(StoredDelivery delivery)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        inHand[delivery.Id] = done.Task;
        Interlocked.Increment(ref swept);
        return Task.Run(async () =>
        {
            try
            {
                await TryClaimedAsync(delivery);
            }
            finally
            {
                Interlocked.Decrement(ref swept);
                Finish(delivery.Id, done);
            }
        });
    }

    private async Task<DeliveryStatus> ClaimAndTryAsync(string id, TaskCompletionSource done)
    {
        try
        {
            return await claims.ClaimAsync(id, CancellationToken.None) is { } delivery
                ? await TryClaimedAsync(delivery)
                : await OutcomeAsync(id);
        }
        finally
        {
            Finish(id, done);
        }
    }

    /// <summary>What came of an effect that somebody else is trying, in this process or another.</summary>
    private async Task<DeliveryStatus> OutcomeAsync(string id)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var status = (await outbox.FindAsync(id, CancellationToken.None))?.Status ?? DeliveryStatus.Dead;
            if (status != DeliveryStatus.Sending || clock.GetElapsedTime(began) > options.Value.Patience)
            {
                return status;
            }

            await Task.Delay(Look);
        }
    }

    private async Task<DeliveryStatus> TryClaimedAsync(StoredDelivery delivery)
    {
        var attempt = (await TryAsync(delivery)).GiveUpAfter(delivery.Attempts, options.Value.MaxAttempts);
        var next = clock.GetUtcNow() + backoff.After(delivery.Attempts, attempt.Delay);
        await RecordAsync(() => claims.RecordAsync(delivery, attempt, next, FirstCheck(delivery.Channel, attempt), CancellationToken.None));
        LogAttempt(logger, delivery.Id, delivery.Channel, delivery.Attempts, attempt.Status);
        return attempt.Status;
    }

    private async Task<DeliveryAttempt> TryAsync(StoredDelivery delivery)
    {
        if (!channels.TryGetValue(delivery.Channel, out var channel))
        {
            return new(DeliveryStatus.Dead, Error: $"There is no channel {delivery.Channel}.");
        }

        try
        {
            return await channel.TryAsync(delivery, CancellationToken.None);
        }
        catch (Exception exception)
        {
            if (exception is not DeliveryFaultException)
            {
                LogFailed(logger, exception, delivery.Id, delivery.Channel);
            }

            return DeliveryOutcome.Of(exception, channel.IsIdempotent);
        }
    }

    private async Task CheckAsync(StoredDelivery delivery)
    {
        var found = await ReadBackAsync(delivery);
        await claims.RecordCheckAsync(delivery, found, NextCheck(delivery, found), CancellationToken.None);
        LogChecked(logger, delivery.Id, delivery.Channel, delivery.Checks, found.Status);
    }

    private async Task<DeliveryAttempt> ReadBackAsync(StoredDelivery delivery)
    {
        try
        {
            return channels.TryGetValue(delivery.Channel, out var channel) && channel.CanReadBack
                ? await channel.ReadBackAsync(delivery, CancellationToken.None)
                : new(DeliveryStatus.Unknown, Error: "It was sent, but whether it arrived cannot be read back.");
        }
        catch (Exception exception)
        {
            return new(DeliveryStatus.Unknown, Error: $"The outcome could not be read back: {(exception as DeliveryFaultException)?.Message ?? exception.GetType().Name}");
        }
    }

    private Task ReleaseAbandonedAsync(CancellationToken cancellationToken) => claims.ReleaseAbandonedAsync(
        [.. inHand.Keys],
        [.. channels.Values.Where(channel => channel.IsIdempotent).Select(channel => channel.Name)],
        [.. channels.Values.Where(channel => channel.CanReadBack).Select(channel => channel.Name)],
        clock.GetUtcNow() + options.Value.Settle,
        options.Value.MaxAttempts,
        cancellationToken);

    private DateTimeOffset? FirstCheck(string channel, DeliveryAttempt attempt) =>
        attempt.Status == DeliveryStatus.Unknown && channels[channel].CanReadBack ? clock.GetUtcNow() + options.Value.Settle : null;

    // After the last check it is left to a person.
    private DateTimeOffset? NextCheck(StoredDelivery delivery, DeliveryAttempt found) =>
        found.Status == DeliveryStatus.Unknown && delivery.Checks < options.Value.MaxChecks
            ? clock.GetUtcNow() + (options.Value.Settle * Math.Pow(2, delivery.Checks))
            : null;

    // The outcome is known here and nowhere else: it must not be lost because the database is away for a moment.
    private async Task RecordAsync(Func<Task> record)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                await record();
                return;
            }
            catch (Npgsql.NpgsqlException exception) when (round < 12)
            {
                LogNotRecorded(logger, exception.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(10_000, 100 << round)), clock);
            }
        }
    }

    private void Finish(string id, TaskCompletionSource done)
    {
        // Only its own entry: a sweep may have claimed what somebody else had only asked for.
        inHand.TryRemove(new(id, done.Task));
        done.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Id} on {Channel}, attempt {Attempt}: {Status}")]
    private static partial void LogAttempt(ILogger logger, string id, string channel, int attempt, DeliveryStatus status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Id} on {Channel}, read back {Check}: {Status}")]
    private static partial void LogChecked(ILogger logger, string id, string channel, int check, DeliveryStatus status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Id} on {Channel} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string id, string channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An outcome could not be recorded and will be tried again: {Reason}")]
    private static partial void LogNotRecorded(ILogger logger, string reason);
}
