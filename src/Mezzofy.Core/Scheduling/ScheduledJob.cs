using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Scheduling;

/// <summary>What a job has done (seed, Scheduler).</summary>
/// <param name="Agent">Whose agent, one of the departments.</param>
/// <param name="Message">What it is asked.</param>
/// <param name="DeliverTo">Where the result goes.</param>
public sealed record JobTask(string Agent, string Message, DeliverTo DeliverTo);

/// <summary>What people decide about a job.</summary>
/// <param name="Name">A line.</param>
/// <param name="Description">More about it, or empty.</param>
/// <param name="Department">Whose it is.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="Task">What it does.</param>
/// <param name="MisfirePolicy">One of <see cref="MisfirePolicies"/>.</param>
/// <param name="CatchUpLimit">The bound of <see cref="MisfirePolicies.CatchUp"/>, 1 to 100.</param>
/// <param name="OverlapPolicy">One of <see cref="OverlapPolicies"/>.</param>
public sealed record JobDefinition(
    string Name, string Description, string Department, JobSchedule Schedule, JobTask Task, string MisfirePolicy, int CatchUpLimit, string OverlapPolicy);

/// <summary>A stored job.</summary>
/// <param name="Id">The job, <c>job_…</c>.</param>
/// <param name="OwnerId">With whose rights it runs; null for a built-in one.</param>
/// <param name="SystemName">The name of a built-in job, or null.</param>
/// <param name="Definition">What people decided.</param>
public sealed record ScheduledJob(string Id, string? OwnerId, string? SystemName, JobDefinition Definition)
{
    /// <summary>What intervals are counted from.</summary>
    public DateTimeOffset AnchorAt { get; init; }

    /// <summary>When it runs next; null when it does not.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Why, one of <see cref="JobReasons"/>.</summary>
    public string? PausedReason { get; init; }

    /// <summary>Since when it is cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether the product brought it.</summary>
    public bool IsSystem => SystemName is not null;

    /// <summary>Where it stands, one of <see cref="JobStatuses"/>.</summary>
    public string Status =>
        CancelledAt is not null ? JobStatuses.Cancelled
        : PausedAt is not null ? JobStatuses.Paused
        : NextRunAt is null ? JobStatuses.Ended
        : JobStatuses.Active;
}

/// <summary>Where a job stands.</summary>
public static class JobStatuses
{
    /// <summary>It runs at its times.</summary>
    public const string Active = "active";

    /// <summary>It does not run until somebody resumes it.</summary>
    public const string Paused = "paused";

    /// <summary>Its last time is over.</summary>
    public const string Ended = "ended";

    /// <summary>It never runs again.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Paused, Ended, Cancelled];
}
