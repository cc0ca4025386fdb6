using System.Collections.Concurrent;

namespace Mezzofy.Core.Auditing;

/// <summary>Writes the append-only, chained audit log.</summary>
/// <remarks>
/// Guarantee: when the task of <see cref="AppendAsync"/> completes, the row is committed, whole and in the chain; when it fails it may
/// or may not have been. Entries of one process that wait at the same time share one transaction, so the chain's one lock costs a
/// commit per batch, not per row. Any number of processes may write.
/// </remarks>
public sealed class AuditLog
{
    private const int MaxBatch = 500;
    private const int MaxWaiting = 20_000;
    private readonly AuditStore store;
    private readonly TimeProvider time;
    private readonly ConcurrentQueue<Waiting> queue = new();
    private int writing;

    internal AuditLog(AuditStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Appends a row.</summary>
    /// <param name="entry">What happened; texts beyond 200 characters are cut.</param>
    /// <param name="cancellationToken">Stops waiting; the row may still be written.</param>
    /// <exception cref="ProblemException">503 <c>audit_unavailable</c>: too many entries wait for the database.</exception>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        if (queue.Count >= MaxWaiting)
        {
            throw new ProblemException(503, "audit_unavailable", "The audit log cannot keep up.", retryAfter: TimeSpan.FromSeconds(5));
        }

        var waiting = new Waiting(AuditText.ToRecord(entry, time.GetUtcNow()));
        queue.Enqueue(waiting);
        if (Interlocked.Exchange(ref writing, 1) == 0)
        {
            // The writer serves many requests: it must not look like a part of this one in traces.
            using var _ = ExecutionContext.SuppressFlow();
            Task.Run(WriteAsync, CancellationToken.None);
        }

        return waiting.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } batch)
            {
                await WriteAsync(batch);
            }

            Volatile.Write(ref writing, 0);
        }
        while (!queue.IsEmpty && Interlocked.Exchange(ref writing, 1) == 0);
    }

    // The failure belongs to those who wait for the rows; the writer goes on with the next batch.
    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            await store.AppendAsync(batch.ConvertAll(waiting => waiting.Record), CancellationToken.None);
            batch.ForEach(waiting => waiting.Done.TrySetResult());
        }
        catch (Exception exception)
        {
            batch.ForEach(waiting => waiting.Done.TrySetException(exception));
        }
    }

    private List<Waiting> Take()
    {
        var batch = new List<Waiting>();
        while (batch.Count < MaxBatch && queue.TryDequeue(out var waiting))
        {
            batch.Add(waiting);
        }

        return batch;
    }

    private sealed record Waiting(AuditRecord Record)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
