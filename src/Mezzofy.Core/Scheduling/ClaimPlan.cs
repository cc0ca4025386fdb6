namespace Mezzofy.Core.Scheduling;

/// <summary>A job whose time has come.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="AnchorAt">What intervals are counted from.</param>
/// <param name="DueAt">The earliest occurrence that nobody has claimed.</param>
/// <param name="Misfire">One of <see cref="MisfirePolicies"/>.</param>
/// <param name="CatchUpLimit">The bound of catching up.</param>
/// <param name="Overlap">One of <see cref="OverlapPolicies"/>.</param>
public sealed record DueJob(string JobId, JobSchedule Schedule, DateTimeOffset AnchorAt, DateTimeOffset DueAt, string Misfire, int CatchUpLimit, string Overlap);

/// <summary>A run to be recorded.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="ScheduledAt">Its occurrence.</param>
/// <param name="Status"><c>claimed</c>, <c>queued</c> or <c>skipped</c>.</param>
/// <param name="Error">Why it is skipped.</param>
public sealed record PlannedRun(string RunId, DateTimeOffset ScheduledAt, string Status, string? Error);

/// <summary>What is to be recorded for a job whose time has come.</summary>
/// <param name="Job">The job.</param>
/// <param name="Runs">The runs, the oldest first.</param>
/// <param name="NextAt">Its next occurrence, or null when there is none.</param>
public sealed record ClaimPlan(DueJob Job, IReadOnlyList<PlannedRun> Runs, DateTimeOffset? NextAt)
{
    /// <summary>Applies the job's policies.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    /// <param name="unfinished">How many of its runs have not ended.</param>
    /// <param name="misfireAfter">How late is on time.</param>
    public static ClaimPlan Of(DueJob job, DateTimeOffset now, int unfinished, TimeSpan misfireAfter)
    {
        var runs = new List<PlannedRun>();
        foreach (var time in Occurrences(job, now))
        {
            var waiting = unfinished + runs.Count(run => run.Status != JobRunStatuses.Skipped);
            var (status, error) = job.Misfire == MisfirePolicies.Skip && now - time > misfireAfter
                ? (JobRunStatuses.Skipped, JobReasons.Missed)
                : Overlapping(job, unfinished, waiting);
            runs.Add(new(JobRunId.Of(job.JobId, time), time, status, error));
        }

        return new(job, runs, job.Schedule.Next(now, job.AnchorAt));
    }

    // The latest, or the latest few; the oldest of them first. Where the time zone's rules have changed since, the stored time stands.
    private static IReadOnlyList<DateTimeOffset> Occurrences(DueJob job, DateTimeOffset now)
    {
        var count = job.Misfire == MisfirePolicies.CatchUp ? job.CatchUpLimit : 1;
        var times = job.Schedule.Descending(job.DueAt, now, job.AnchorAt).Take(count).Reverse().ToList();
        return times.Count > 0 ? times : [job.DueAt];
    }

    // What is caught up together runs one after the other, so that the runs do not skip each other.
    private static (string Status, string? Error) Overlapping(DueJob job, int unfinished, int waiting) => job.Overlap switch
    {
        OverlapPolicies.Allow => (JobRunStatuses.Claimed, null),
        OverlapPolicies.Skip when unfinished > 0 => (JobRunStatuses.Skipped, JobReasons.Overlap),
        OverlapPolicies.Queue when unfinished > OverlapPolicies.MaxQueued => (JobRunStatuses.Skipped, JobReasons.Overlap),
        _ => (waiting > 0 ? JobRunStatuses.Queued : JobRunStatuses.Claimed, null),
    };
}
