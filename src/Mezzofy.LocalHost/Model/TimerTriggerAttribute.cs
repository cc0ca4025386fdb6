using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by a schedule, in UTC. Runs of one function never overlap, in any number of processes.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>A schedule.</summary>
    /// <param name="schedule">NCRONTAB of six fields (seconds first) or five, or a time span as <c>00:05:00</c>; <c>%Setting%</c> is expanded.</param>
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
        UseMonitor = true;
    }

    /// <summary>The schedule.</summary>
    public string Schedule { get; }

    /// <summary>Whether occurrences are remembered, so that missed ones are caught up with one run at the next start.
    /// Without effect on schedules with an interval below one minute.</summary>
    public bool UseMonitor { get; set; }

    /// <summary>Whether the function also runs at every start.</summary>
    public bool RunOnStartup { get; set; }
}

/// <summary>Why and when a timer's function runs.</summary>
public class TimerInfo
{
    /// <summary>The schedule as it is remembered; null where it is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run catches up an occurrence that was missed while no host ran.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>What is remembered of a schedule. Times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The occurrence that ran last; 0001-01-01 where none has.</summary>
    public DateTime Last { get; set; }

    /// <summary>The occurrence that is run now.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was written.</summary>
    public DateTime LastUpdated { get; set; }
}
