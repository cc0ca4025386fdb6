namespace Mezzofy.Core.Scheduling;

/// <summary>A job as its department sees it.</summary>
public sealed record JobView
{
    /// <summary>How many coming times are shown.</summary>
    public const int ShownTimes = 5;

    /// <summary>The job, <c>job_…</c>.</summary>
    public required string JobId { get; init; }

    /// <summary>A line.</summary>
    public required string Name { get; init; }

    /// <summary>More about it.</summary>
    public required string Description { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Department { get; init; }

    /// <summary>Its owner, with whose rights it runs; null for a built-in job.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Whether the product brought it.</summary>
    public bool System { get; init; }

    /// <summary>When it runs.</summary>
    public required JobSchedule Schedule { get; init; }

    /// <summary>What it does.</summary>
    public required JobTask Task { get; init; }

    /// <summary>One of <see cref="MisfirePolicies"/>.</summary>
    public required string MisfirePolicy { get; init; }

    /// <summary>The bound of catching up.</summary>
    public int CatchUpLimit { get; init; }

    /// <summary>One of <see cref="OverlapPolicies"/>.</summary>
    public required string OverlapPolicy { get; init; }

    /// <summary>One of <see cref="JobStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is paused.</summary>
    public string? PausedReason { get; init; }

    /// <summary>Failures in a row.</summary>
    public int FailuresInARow { get; init; }

    /// <summary>The next time, in the job's time zone; null when it does not run.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>The next five times.</summary>
    public IReadOnlyList<DateTimeOffset> NextRuns { get; init; } = [];

    /// <summary>What may not be meant.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its latest runs; only where one job is asked for.</summary>
    public IReadOnlyList<JobRunView>? History { get; init; }

    /// <summary>The view of a job.</summary>
    public static JobView Of(ScheduledJob job, DateTimeOffset now)
    {
        var (definition, schedule) = (job.Definition, job.Definition.Schedule);
        return new()
        {
            JobId = job.Id,
            Name = definition.Name,
            Description = definition.Description,
            Department = definition.Department,
            CreatedBy = job.OwnerId,
            System = job.IsSystem,
            Schedule = schedule,
            Task = definition.Task,
            MisfirePolicy = definition.MisfirePolicy,
            CatchUpLimit = definition.CatchUpLimit,
            OverlapPolicy = definition.OverlapPolicy,
            Status = job.Status,
            PausedReason = job.PausedReason,
            FailuresInARow = job.Failures,
            NextRunAt = job.NextRunAt is { } next ? schedule.Local(next) : null,
            NextRuns = job.NextRunAt is null ? [] : schedule.Next(now, job.AnchorAt, ShownTimes),
            Warnings = ScheduleRules.WarningsOf(schedule),
            CreatedAt = job.CreatedAt,
            UpdatedAt = job.UpdatedAt,
        };
    }
}
