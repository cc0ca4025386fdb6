using Mezzofy.Core.Scheduling;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Workflows;

/// <summary>The activities of <see cref="ScheduledRun"/>; each may be repeated at any time.</summary>
public sealed class ScheduleActivities(ScheduledRuns runs, JobRunEnding ending)
{
    /// <summary>Makes the run's task and starts it; null when there is nothing to wait for.</summary>
    [Function(nameof(ScheduledRunBegin))]
    public async Task<string?> ScheduledRunBegin([ActivityTrigger] string runId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await runs.BeginAsync(runId, cancellationToken) is not { } task)
        {
            return null;
        }

        await client.StartTaskAsync(task, cancellationToken);
        return task;
    }

    /// <summary>Records the outcome once the task has ended; false before.</summary>
    [Function(nameof(ScheduledRunRecord))]
    public Task<bool> ScheduledRunRecord([ActivityTrigger] string runId, CancellationToken cancellationToken) => ending.RecordAsync(runId, cancellationToken);

    /// <summary>Records that it cannot go on.</summary>
    [Function(nameof(ScheduledRunFail))]
    public Task ScheduledRunFail([ActivityTrigger] string runId, CancellationToken cancellationToken) => ending.FailAsync(runId, "internal_error", cancellationToken);
}
