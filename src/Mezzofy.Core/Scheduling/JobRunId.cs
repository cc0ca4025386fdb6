using System.Globalization;
using Mezzofy.Core.Idempotency;

namespace Mezzofy.Core.Scheduling;

/// <summary>Ids of runs: one occurrence has one id, so that it can start once, whoever ticks.</summary>
public static class JobRunId
{
    /// <summary>Of an occurrence, which is on a whole second.</summary>
    public static string Of(string jobId, DateTimeOffset scheduledAt) => Write(jobId, scheduledAt, "yyyyMMdd'T'HHmmss'Z'");

    /// <summary>Of a run that a person wants now.</summary>
    public static string Manual(string jobId, DateTimeOffset at) => Write(jobId, at, "yyyyMMdd'T'HHmmss.fffffff'Z'");

    /// <summary>Of a run that a person asks for under a key: asking again is asking for the same run.</summary>
    public static string Keyed(string jobId, string userId, string key) =>
        $"run:{jobId}:{Convert.ToHexStringLower(IdempotentRequest.HashOf(userId, key))[..32]}";

    private static string Write(string jobId, DateTimeOffset at, string format) =>
        $"run:{jobId}:{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}";
}
