using System.Security.Cryptography;

namespace Mezzofy.LocalHost.Workers;

/// <summary>
/// This process's right to hold work that others share. It shows again and again that it lives, which keeps all it holds; one that does not
/// is signed off by another process, which frees what it held. A worker that was signed off comes back under a new id: what it still does
/// under the old one completes nothing.
/// </summary>
internal abstract class Worker
{
    private const int BeatsBetweenSweeps = 20;
    private readonly WorkerTable table;
    private readonly WorkerPace pace;
    private readonly TimeProvider time;
    private readonly DeathWatch watch;
    private readonly long lockKey = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
    private volatile Lease lease = new(Guid.NewGuid(), new CancellationTokenSource());

    /// <summary>Makes a worker that has not signed in.</summary>
    protected Worker(WorkerTable table, WorkerPace pace, TimeProvider time) =>
        (this.table, this.pace, this.time, watch) = (table, pace, time, new DeathWatch(pace.DeadAfter, pace.StuckAfter, time));

    /// <summary>The worker that this process is now.</summary>
    public Guid Id => lease.Id;

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
    public Task BeginAsync(CancellationToken cancellationToken) => table.RegisterAsync(Id, lockKey, cancellationToken);

    /// <summary>Signs off; others may take at once what was given back.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => RemoveAsync(Id, null, cancellationToken);

    /// <summary>Beats until stopped.</summary>
    public Task BeatAsync(CancellationToken stopping)
    {
        var beat = 0;
        return UntilStoppedAsync(
            async () =>
            {
                if (!await table.BeatAsync(Id, stopping))
                    await ReturnAsync(stopping);
                await CareAsync(beat++ % BeatsBetweenSweeps == 0, stopping);
                await Task.Delay(pace.Beat, time, stopping);
            },
            watch.Forget,
            stopping);
    }

    /// <summary>Hears what other processes tell, until stopped. The session also shows that this process lives.</summary>
    public Task ListenAsync(CancellationToken stopping) => UntilStoppedAsync(
        async () =>
        {
            await using var connection = await table.ListenAsync(lockKey, stopping);
            connection.Notification += (_, told) => Hear(told.Payload);
            HearAll();
            while (true)
                await connection.WaitAsync(stopping);
        },
        () => { },
        stopping);

    /// <summary>Signs a worker off, itself or one that is dead, unless it beat since.</summary>
    protected abstract Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken);

    /// <summary>Frees what belongs to nobody; called at every beat.</summary>
    /// <param name="others">The other processes.</param>
    /// <param name="sweep">Whether it is time for what is seldom needed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task CareAsync(IReadOnlyList<OtherWorker> others, bool sweep, CancellationToken cancellationToken);

    /// <summary>Another process told something.</summary>
    protected abstract void Hear(string payload);

    /// <summary>Anything may have been told unheard.</summary>
    protected abstract void HearAll();

    /// <summary>This process was taken for dead; called before it is another worker.</summary>
    protected abstract void Lose(Guid id);

    /// <summary>Another worker is dead.</summary>
    protected abstract void Bury(Guid id);

    /// <summary>The database is away; it is tried again.</summary>
    protected abstract void Fail(Exception exception);

    private async Task UntilStoppedAsync(Func<Task> work, Action failed, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Fail(exception);
                failed();
                await Task.Delay(pace.Beat, time, CancellationToken.None);
            }
        }
    }

    private async Task CareAsync(bool sweep, CancellationToken stopping)
    {
        var others = await table.OthersAsync(Id, stopping);
        foreach (var dead in watch.Look(others))
        {
            Bury(dead.Id);
            await RemoveAsync(dead.Id, dead.Beats, stopping);
        }

        await CareAsync(others, sweep, stopping);
    }

    private async Task ReturnAsync(CancellationToken stopping)
    {
        var lost = lease;
        Lose(lost.Id);
        var next = new Lease(Guid.NewGuid(), new CancellationTokenSource());
        await table.RegisterAsync(next.Id, lockKey, stopping);
        lease = next;
        await lost.Lost.CancelAsync();
    }

    private sealed record Lease(Guid Id, CancellationTokenSource Lost);
}
