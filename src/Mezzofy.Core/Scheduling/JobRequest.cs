using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Scheduling;

/// <summary>A job as people write it, to be made or changed; what is left out of a change stays (seed, Scheduler).</summary>
public sealed record JobRequest
{
    /// <summary>A line.</summary>
    public string? Name { get; init; }

    /// <summary>More about it.</summary>
    public string? Description { get; init; }

    /// <summary>Whose it is; the caller's department when left out.</summary>
    public string? Department { get; init; }

    /// <summary>When it runs.</summary>
    public ScheduleRequest? Schedule { get; init; }

    /// <summary>The time zone, where the schedule names none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What it does.</summary>
    public JobTaskRequest? Task { get; init; }

    /// <summary>One of <see cref="MisfirePolicies"/>.</summary>
    public string? MisfirePolicy { get; init; }

    /// <summary>The bound of catching up, 1 to 100; 10 when left out.</summary>
    public int? CatchUpLimit { get; init; }

    /// <summary>One of <see cref="OverlapPolicies"/>.</summary>
    public string? OverlapPolicy { get; init; }

    /// <summary>Of a change: whether it is paused.</summary>
    public bool? Paused { get; init; }
}

/// <summary>What a job does, as people write it.</summary>
/// <param name="Agent">Whose agent; the job's department's when left out.</param>
/// <param name="Message">What it is asked.</param>
/// <param name="DeliverTo">Where the result goes besides the history; nowhere when left out.</param>
public sealed record JobTaskRequest(string? Agent, string? Message, DeliverTo? DeliverTo);
