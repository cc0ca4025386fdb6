using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>What a department's report says, in its language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Stem">The beginning of its file name, for example <c>pipeline_report</c>.</param>
/// <param name="Figures">The figures that matter.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Sources">The views it was read from, with how many of their rows it is about.</param>
public sealed record ReportContent(
    string Title,
    string Stem,
    IReadOnlyList<KeyFigure> Figures,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportSource> Sources)
{
    /// <summary>What else a reader should know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A view that a report was read from.</summary>
/// <param name="View">For example <c>sales_leads</c>.</param>
/// <param name="Rows">How many of its rows the report is about.</param>
public sealed record ReportSource(string View, long Rows);
