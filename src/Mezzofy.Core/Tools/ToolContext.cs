using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools;

/// <summary>What a tool knows of the run it works for.</summary>
public sealed class ToolContext
{
    /// <summary>The run, <c>run_…</c>.</summary>
    public required string RunId { get; init; }

    /// <summary>The call within the run; the same when a step is repeated after a crash. Effects are idempotent on (run, call).</summary>
    public required string CallId { get; init; }

    /// <summary>Whose rights the tool acts with.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The agent's department, one of <see cref="Departments"/>.</summary>
    public required string Agent { get; init; }

    /// <summary>The language of the answer: <c>en</c>, <c>zh</c> or <c>ms</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The session, or null for a run without one.</summary>
    public string? SessionId { get; init; }

    /// <summary>Now, as the run sees it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The same instant by the caller's clock, for what a person reads.</summary>
    public DateTimeOffset LocalNow =>
        TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.TryFindSystemTimeZoneById(Caller.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>Reports that earlier calls of this run made, by id.</summary>
    public required IReadOnlyDictionary<string, ReportDocument> Reports { get; init; }

    /// <summary>Files that earlier calls of this run made or that came with the message, by id.</summary>
    public required IReadOnlyList<ToolArtifact> Artifacts { get; init; }

    /// <summary>Whether the run has read text from outside the company; outward effects beyond its own people then need approval.</summary>
    public bool IsTainted { get; init; }

    /// <summary>Whether a person has approved exactly this call.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Tells whoever watches what is being done; never needed for correctness.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>A key under which an effect of this call happens at most once.</summary>
    public string IdempotencyKey => $"{RunId}/{CallId}";
}

/// <summary>A file in a run.</summary>
/// <param name="Id">The file, <c>file_…</c>.</param>
/// <param name="Kind">A short type: <c>pdf</c>, <c>csv</c>, <c>md</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record ToolArtifact(string Id, string Kind, string Name);
