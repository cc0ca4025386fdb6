namespace Mezzofy.Core.Auditing;

/// <summary>A row of the audit log.</summary>
/// <param name="Seq">Its place in the chain, from 1, without gaps.</param>
/// <param name="At">When it was written; microseconds.</param>
/// <param name="UserId">Who, or null.</param>
/// <param name="Action">What.</param>
/// <param name="Object">To what, or null.</param>
/// <param name="Outcome">One of <see cref="AuditOutcomes"/>.</param>
/// <param name="Source">One of <see cref="RequestSources"/>.</param>
/// <param name="Address">The network address, or null.</param>
/// <param name="TraceId">The trace id, or null.</param>
/// <param name="Detail">A JSON object as text, or null.</param>
public sealed record AuditRecord(
    long Seq,
    DateTimeOffset At,
    string? UserId,
    string Action,
    string? Object,
    string Outcome,
    string Source,
    string? Address,
    string? TraceId,
    string? Detail);
