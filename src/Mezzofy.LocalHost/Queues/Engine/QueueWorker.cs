using System.Security.Cryptography;
using Mezzofy.LocalHost.Durable.Engine;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>
/// This process's right to hold messages. It shows again and again that it lives, which renews all its locks; one that does not is signed
/// off by another process, which frees what it held. A worker that was signed off comes back under a new id: what it still holds under the
/// old one settles nothing.
/// </summary>
internal sealed partial class QueueWorker(
    QueueWorkerStore store, QueueSignals signals, QueueOptions options, TimeProvider time, ILogger<QueueWorker> logger)
{
    private const int BeatsBetweenSweeps = 20;
    private readonly DeathWatch watch = new(options.DeadAfter, options.StuckAfter, time);
    private readonly long lockKey = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
    private volatile Lease lease = new(Guid.NewGuid(), new CancellationTokenSource());

    /// <summary>The worker that this process is now, and what fires when it no longer is.</summary>
    public (Guid Id, CancellationToken Lost) Current
    {
        get
        {
            var now = lease;
            return (now.Id, now.Lost.Token);
        }
    }

    /// <summary>Signs in.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => store.RegisterAsync(lease.Id, lockKey, cancellationToken);

    /// <summary>Beats until stopped.</summary>
    public async Task BeatAsync(CancellationToken stopping)
    {
        for (var beat = 0; !stopping.IsCancellationRequested; beat++)
        {
            try
            {
                if (!await store.BeatAsync(lease.Id, stopping))
                    await ReturnAsync(stopping);
                await CareAsync(beat % BeatsBetweenSweeps == 0, stopping);
                await Task.Delay(options.Beat, time, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                watch.Forget();
                await Task.Delay(options.Beat, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Hears of messages that others sent, until stopped. The session also shows that this process lives.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await store.ListenAsync(lockKey, stopping);
                connection.Notification += (_, told) => signals.Tell(told.Payload);
                signals.TellAll();
                while (true)
                    await connection.WaitAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(options.Beat, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Signs off; what is still held is free at once.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => store.RemoveAsync(lease.Id, null, cancellationToken);

    private async Task CareAsync(bool sweep, CancellationToken stopping)
    {
        foreach (var dead in watch.Look(await store.OthersAsync(lease.Id, stopping)))
        {
            LogDead(dead.Id);
            await store.RemoveAsync(dead.Id, dead.Beats, stopping);
        }

        if (sweep && await store.SweepAsync(stopping) > 0)
            signals.TellAll();
    }

    private async Task ReturnAsync(CancellationToken stopping)
    {
        var lost = lease;
        LogLost(lost.Id);
        var next = new Lease(Guid.NewGuid(), new CancellationTokenSource());
        await store.RegisterAsync(next.Id, lockKey, stopping);
        lease = next;
        await lost.Lost.CancelAsync();
    }

    private sealed record Lease(Guid Id, CancellationTokenSource Lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue worker {Worker} no longer lives; its messages are free again.")]
    private partial void LogDead(Guid worker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process was taken for dead as queue worker {Worker}; what it held is handed to others.")]
    private partial void LogLost(Guid worker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queues lost their database; trying again.")]
    private partial void LogFailed(Exception exception);
}
