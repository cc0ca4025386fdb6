using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Scheduling;

/// <summary>Settings of schedules.</summary>
public sealed class SchedulingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Scheduling";

    /// <summary>How late an occurrence may be and still count as on time, in seconds.</summary>
    [Range(5, 3600)]
    public int MisfireAfterSeconds { get; set; } = 60;

    /// <summary>How many due jobs are claimed in one transaction.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 250;

    /// <summary>How long ended runs are kept, in days.</summary>
    [Range(1, 3650)]
    public int HistoryDays { get; set; } = 365;

    /// <summary>As whom built-in jobs of a department act, by mail address; where none is named, the first holder of the department's leading role.</summary>
    public Dictionary<string, string> SystemIdentities { get; } = [];
}
