using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools;

/// <summary>What a tool gives back.</summary>
/// <param name="Content">For the model: an object written with <see cref="ToolJson"/>; small, the rest is in a report or a file.</param>
public sealed record ToolResult(object Content)
{
    /// <summary>A report that <c>pdf_generator</c> or <c>document_generator</c> can render, with the id that <see cref="Content"/> names.</summary>
    public ReportDocument? Report { get; init; }

    /// <summary>The id of <see cref="Report"/>: <c>rpt_…</c>.</summary>
    public string? ReportId { get; init; }

    /// <summary>Files it stored.</summary>
    public IReadOnlyList<ToolArtifact> Artifacts { get; init; } = [];

    /// <summary>What was read, for the answer's <c>sources</c>.</summary>
    public IReadOnlyList<ToolSource> Sources { get; init; } = [];

    /// <summary>Whether <see cref="Content"/> quotes text from outside the company; taints the run.</summary>
    public bool Untrusted { get; init; }
}

/// <summary>Something that was read to answer.</summary>
/// <param name="Kind"><c>view</c>, <c>file</c> or <c>url</c>.</param>
/// <param name="Name">The view, file id or address.</param>
/// <param name="Rows">How many rows or pages were read, when that makes sense.</param>
/// <param name="Detail">For example the period, or the SQL that ran.</param>
public sealed record ToolSource(string Kind, string Name, long? Rows = null, string? Detail = null);

/// <summary>The call leaves the company after text from outside was read: a person must approve it first (assistant.md, Agents and tools).</summary>
/// <param name="reason">Why, for the person who decides; no instruction from the text itself.</param>
public sealed class ApprovalRequiredException(string reason) : Exception(reason);

/// <summary>A tool's answer of "no": wrong arguments, not permitted, nothing found where something must be. Not retried.</summary>
/// <param name="code">Stable, snake_case.</param>
/// <param name="message">For the model and the person.</param>
public sealed class ToolRefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable, snake_case.</summary>
    public string Code { get; } = code;
}
