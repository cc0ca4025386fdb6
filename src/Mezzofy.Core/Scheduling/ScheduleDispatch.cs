using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Scheduling;

/// <summary>One tick: claims what is due and starts it. Any number of processes may tick at once; each occurrence is started once.</summary>
public sealed partial class ScheduleDispatch(DueJobs due, JobRunStore runs, SchedulingOptions options, ILogger<ScheduleDispatch> logger)
{
    // Enough for the durable engine to store many in one statement.
    private const int AtOnce = 128;

    /// <summary>Starts what was claimed and not started by a dispatcher that died, then everything that is due.</summary>
    /// <param name="start">Starts the orchestration of a run durably; doing so twice is doing it once.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The number of runs started.</returns>
    public async Task<int> TickAsync(Func<string, CancellationToken, Task> start, CancellationToken cancellationToken)
    {
        // Nearly every tick ends here: one look at the beginning of two indexes.
        var any = await due.AnyAsync(cancellationToken);
        var started = any.Runs ? await StartAsync(await runs.LeftAsync(options.BatchSize, cancellationToken), start, cancellationToken) : 0;
        for (var more = any.Jobs; more;)
        {
            var (jobs, claimed) = await due.ClaimAsync(cancellationToken);
            started += await StartAsync(claimed, start, cancellationToken);
            more = jobs == options.BatchSize;
        }

        return started;
    }

    /// <summary>Starts runs that were claimed, and records it.</summary>
    /// <returns>How many were started; those that could not be are left for a later tick.</returns>
    public async Task<int> StartAsync(IReadOnlyList<string> claimed, Func<string, CancellationToken, Task> start, CancellationToken cancellationToken)
    {
        if (claimed.Count == 0)
        {
            return 0;
        }

        var started = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (run, cancelled) =>
        {
            try
            {
                await start(run, cancelled);
                started.Add(run);
            }
            catch (Exception exception) when (!cancelled.IsCancellationRequested)
            {
                LogNotStarted(logger, run, exception.GetType().Name);
            }
        });
        await runs.StartedAsync([.. started], cancellationToken);
        return started.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} could not be started and will be tried again: {Reason}")]
    private static partial void LogNotStarted(ILogger logger, string runId, string reason);
}
