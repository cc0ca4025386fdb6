using System.Globalization;

namespace Mezzofy.Core.Scheduling;

/// <summary>Ids of runs: one occurrence has one id, so that it can start once, whoever ticks.</summary>
public static class JobRunId
{
    /// <summary>Of an occurrence, which is on a whole second.</summary>
    public static string Of(string jobId, DateTimeOffset scheduledAt) => Write(jobId, scheduledAt, "yyyyMMdd'T'HHmmss'Z'");

    /// <summary>Of a run that a person wants now.</summary>
    public static string Manual(string jobId, DateTimeOffset at) => Write(jobId, at, "yyyyMMdd'T'HHmmss.fffffff'Z'");

    private static string Write(string jobId, DateTimeOffset at, string format) =>
        $"run:{jobId}:{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}";
}
