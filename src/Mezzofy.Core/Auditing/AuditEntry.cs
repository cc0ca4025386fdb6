using System.Text.Json.Nodes;

namespace Mezzofy.Core.Auditing;

/// <summary>Something that was done or refused, to be written to the audit log.</summary>
/// <param name="Action">What, as <c>area.verb</c>: <c>auth.login</c>, <c>chat.send</c>.</param>
/// <param name="Outcome">One of <see cref="AuditOutcomes"/>.</param>
/// <param name="Origin">Where the request came from.</param>
public sealed record AuditEntry(string Action, string Outcome, RequestOrigin Origin)
{
    /// <summary>Who, <c>user_…</c>; null for nobody known and for the system itself.</summary>
    public string? UserId { get; init; }

    /// <summary>To what: an id, or null.</summary>
    public string? Object { get; init; }

    /// <summary>A few facts of at most 4 KB as JSON: ids, names of tools, counts; never content, tokens or secrets.</summary>
    public JsonObject? Detail { get; init; }
}

/// <summary>How an audited action ended.</summary>
public static class AuditOutcomes
{
    /// <summary>It was done, or accepted to be done.</summary>
    public const string Done = "done";

    /// <summary>It was refused: rights, limits, wrong credentials.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried and failed.</summary>
    public const string Failed = "failed";
}

/// <summary>Where a request came from.</summary>
/// <param name="Source">One of <see cref="RequestSources"/>.</param>
/// <param name="Address">The network address, or null.</param>
/// <param name="TraceId">The W3C trace id, 32 hex digits, or null.</param>
public sealed record RequestOrigin(string Source, string? Address = null, string? TraceId = null)
{
    /// <summary>The server itself.</summary>
    public static RequestOrigin System { get; } = new(RequestSources.System);
}

/// <summary>The doors through which requests come (seed, Standard Internal Format).</summary>
public static class RequestSources
{
    /// <summary>The HTTP interface.</summary>
    public const string Mobile = "mobile";

    /// <summary>A webhook.</summary>
    public const string Webhook = "webhook";

    /// <summary>A schedule.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "teams";

    /// <summary>The server itself: start, housekeeping.</summary>
    public const string System = "system";
}
