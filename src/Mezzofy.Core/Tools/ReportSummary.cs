using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools;

/// <summary>The common shape in which report tools tell the model what their report says; the report itself stays in the run.</summary>
/// <param name="ReportId">To be named to <c>pdf_generator</c> or <c>document_generator</c>.</param>
/// <param name="Title">The report's title, in the answer's language.</param>
/// <param name="Period">The period as people write it, in the answer's language, for example "Q4 2025 (1 Oct to 31 Dec 2025)".</param>
/// <param name="Figures">The figures that matter, formatted and labelled in the answer's language.</param>
public sealed record ReportSummary(string ReportId, string Title, string? Period, IReadOnlyList<KeyFigure> Figures)
{
    /// <summary>What else a reader should know, one sentence each, in the answer's language.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
