namespace Mezzofy.Core.Scheduling;

/// <summary>What becomes of occurrences that nobody was there for.</summary>
public static class MisfirePolicies
{
    /// <summary>The latest one is run, late; the default.</summary>
    public const string RunOnce = "run_once";

    /// <summary>None is run; the next one on time is.</summary>
    public const string Skip = "skip";

    /// <summary>Each is run, the oldest first, at most as many as the job's bound: then the latest.</summary>
    public const string CatchUp = "catch_up";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [RunOnce, Skip, CatchUp];
}

/// <summary>What becomes of an occurrence while an earlier run goes on.</summary>
public static class OverlapPolicies
{
    /// <summary>It is skipped; the default.</summary>
    public const string Skip = "skip";

    /// <summary>It waits until the earlier runs have ended.</summary>
    public const string Queue = "queue";

    /// <summary>It runs beside them.</summary>
    public const string Allow = "allow";

    /// <summary>The most runs of a job that wait; further ones are skipped.</summary>
    public const int MaxQueued = 10;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Skip, Queue, Allow];
}

/// <summary>Where a run of a job stands; once it has ended without being skipped, the status of its task.</summary>
public static class JobRunStatuses
{
    /// <summary>Waits for an earlier run.</summary>
    public const string Queued = "queued";

    /// <summary>Recorded; about to be started.</summary>
    public const string Claimed = "claimed";

    /// <summary>Started.</summary>
    public const string Running = "running";

    /// <summary>Answered.</summary>
    public const string Completed = "completed";

    /// <summary>Not answered.</summary>
    public const string Failed = "failed";

    /// <summary>Stopped by a person.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Not run, on purpose; the error says why.</summary>
    public const string Skipped = "skipped";
}

/// <summary>Why a job does not run, or a run was not made.</summary>
public static class JobReasons
{
    /// <summary>Somebody paused it.</summary>
    public const string ByPerson = "paused";

    /// <summary>So many failures in a row.</summary>
    public const string Failures = "five_failures";

    /// <summary>Its owner's account is disabled or gone.</summary>
    public const string OwnerDisabled = "owner_disabled";

    /// <summary>Its owner may no longer schedule for that department, or read what its agent works on.</summary>
    public const string OwnerLostRight = "owner_lost_right";

    /// <summary>Nobody holds the role that a built-in job acts as.</summary>
    public const string NoIdentity = "no_identity";

    /// <summary>An earlier run was still going on.</summary>
    public const string Overlap = "overlap";

    /// <summary>Nobody was there at its time.</summary>
    public const string Missed = "missed";

    /// <summary>The job was cancelled or paused before the run began.</summary>
    public const string NotActive = "job_not_active";
}
