using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Mezzofy.LocalHost.Durable.Store;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>
/// This process's right to run activities. It shows again and again that it lives; one that does not is signed off by another process,
/// which frees what it ran. A worker that was signed off comes back under a new id: what it still holds under the old one completes nothing.
/// </summary>
internal sealed partial class WorkerLease(WorkerStore store, Signals signals, DurableOptions options, TimeProvider time, ILogger<WorkerLease> logger)
{
    private const int BeatsBetweenSweeps = 20;
    private readonly DeathWatch watch = new(options.DeadAfter, options.StuckAfter, time);
    private readonly long lockKey = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;

    private volatile StrongBox<Guid> worker = new(Guid.NewGuid());

    /// <summary>The worker that this process is now.</summary>
    public Guid Id => worker.Value;

    /// <summary>Signs in.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => store.RegisterAsync(Id, lockKey, cancellationToken);

    /// <summary>Beats until stopped.</summary>
    /// <param name="lost">Called when this process was taken for dead.</param>
    /// <param name="stopping">Ends it.</param>
    public async Task BeatAsync(Action lost, CancellationToken stopping)
    {
        for (var beat = 0; !stopping.IsCancellationRequested; beat++)
        {
            try
            {
                if (!await store.BeatAsync(Id, stopping))
                    await ReturnAsync(lost, stopping);
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

    /// <summary>Hears what other processes tell, until stopped. The session also shows that this process lives.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await store.ListenAsync(lockKey, stopping);
                connection.Notification += (_, told) => signals.Hear(told.Payload);
                signals.Tell(News.Messages | News.Activities | News.States);
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

    /// <summary>Signs off; others may take at once what was given back.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => store.RemoveAsync(Id, null, cancellationToken);

    private async Task CareAsync(bool sweep, CancellationToken stopping)
    {
        var others = await store.OthersAsync(Id, stopping);
        signals.HasOthers = others.Count > 0;
        foreach (var dead in watch.Look(others))
        {
            LogDead(dead.Id);
            await store.RemoveAsync(dead.Id, dead.Beats, stopping);
        }

        if (await store.FreeAsync(stopping) > 0)
            signals.Tell(News.Activities);
        if (sweep)
            await store.SweepAsync(stopping);
    }

    private async Task ReturnAsync(Action lost, CancellationToken stopping)
    {
        LogLost(Id);
        lost();
        worker = new StrongBox<Guid>(Guid.NewGuid());
        await store.RegisterAsync(Id, lockKey, stopping);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Worker {Worker} no longer lives; its activities are taken over.")]
    private partial void LogDead(Guid worker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process was taken for dead as worker {Worker}; what it runs has been handed to others.")]
    private partial void LogLost(Guid worker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The durable engine lost its database; trying again.")]
    private partial void LogFailed(Exception exception);
}
