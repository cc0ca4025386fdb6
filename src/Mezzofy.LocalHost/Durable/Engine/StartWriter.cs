using System.Threading.Channels;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Starts orchestrations: whatever has gathered while the last statement ran goes with the next one.</summary>
internal sealed class StartWriter(DurableDatabase database, Signals signals)
{
    private const int Most = 256;
    private readonly Channel<Waiting> requests = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });

    /// <summary>Starts one. When this returns it is stored.</summary>
    /// <param name="request">What.</param>
    /// <param name="keep">End states in which an instance of this id stays.</param>
    /// <param name="cancellationToken">Gives up waiting; it may be started all the same.</param>
    /// <returns>False when an instance of this id stays.</returns>
    public Task<bool> StartAsync(
        StartRequest request, IReadOnlyCollection<OrchestrationRuntimeStatus> keep, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(request, keep);
        return requests.Writer.TryWrite(waiting)
            ? waiting.Done.Task.WaitAsync(cancellationToken)
            : throw new InvalidOperationException("The host is stopping: no orchestration can be started.");
    }

    /// <summary>No more will be started.</summary>
    public void Complete() => requests.Writer.TryComplete();

    /// <summary>Works until <see cref="Complete"/> was called and everything is stored.</summary>
    public async Task RunAsync()
    {
        var batch = new List<Waiting>(Most);
        while (await requests.Reader.WaitToReadAsync())
        {
            while (batch.Count < Most && requests.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await StoreAsync(batch);
            batch.Clear();
        }
    }

    private async Task StoreAsync(List<Waiting> batch)
    {
        try
        {
            var started = await RetryAsync(connection => StartStore.InsertAsync(connection, [.. batch.Select(one => one.Request)], CancellationToken.None));
            await TellAsync();
            foreach (var one in batch.Where(one => started.Contains(one.Request.ExecutionId)))
                one.Done.TrySetResult(true);
            batch.RemoveAll(one => started.Contains(one.Request.ExecutionId));
        }
        catch (Exception exception) when (!StoreErrors.IsAboutData(exception))
        {
            batch.ForEach(one => one.Done.TrySetException(exception));
            return;
        }
        catch (Exception)
        {
            // One of them cannot be stored; each alone shows which.
        }

        foreach (var one in batch)
            await ReplaceAsync(one);
    }

    private async Task ReplaceAsync(Waiting one)
    {
        try
        {
            var started = await RetryAsync(connection => StartStore.ReplaceAsync(connection, one.Request, one.Keep, CancellationToken.None));
            await TellAsync();
            one.Done.TrySetResult(started);
        }
        catch (Exception exception)
        {
            one.Done.TrySetException(exception);
        }
    }

    private async Task TellAsync()
    {
        signals.Tell(News.Messages);
        await signals.AnnounceAsync(News.Messages);
    }

    // A broken connection leaves open whether it was stored; a repeated request finds its own generation, so it may be repeated.
    private async Task<T> RetryAsync<T>(Func<Npgsql.NpgsqlConnection, Task<T>> store)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync();
                return await store(connection);
            }
            catch (Exception exception) when (attempt < 20 && !StoreErrors.IsAboutData(exception))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * Math.Min(attempt, 10)));
            }
        }
    }

    private sealed record Waiting(StartRequest Request, IReadOnlyCollection<OrchestrationRuntimeStatus> Keep)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
