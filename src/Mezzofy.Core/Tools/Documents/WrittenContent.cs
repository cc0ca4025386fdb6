using System.ComponentModel;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>A section that a model wrote.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Markdown">Its text.</param>
public sealed record WrittenSection(
    [property: Description("The section's heading.")] string Heading,
    [property: Description("The section's text as CommonMark; tables as pipe tables.")] string Markdown);

/// <summary>A table that a model wrote.</summary>
/// <param name="Columns">The headers.</param>
/// <param name="Rows">The cells of each row.</param>
public sealed record WrittenTable(
    [property: Description("The column headers.")] IReadOnlyList<string> Columns,
    [property: Description("The rows, each with a cell for every column.")] IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>Finds the report that a call names, or makes one of what a model wrote.</summary>
internal static partial class WrittenContent
{
    private static readonly Wording Results = new("Results", "结果", "Keputusan");

    private const int MaxTitle = 200;
    private const int MaxSections = 100;
    private const int MaxCharacters = 400_000;

    /// <summary>The report to render.</summary>
    /// <exception cref="ToolRefusedException">There is none; the message names those there are.</exception>
    public static ReportDocument Report(
        string? reportId, string? title, IReadOnlyList<WrittenSection>? sections, WrittenTable? table, ToolContext context)
    {
        if (!string.IsNullOrWhiteSpace(reportId))
        {
            return Named(reportId.Trim(), context);
        }

        if (sections is { Count: > 0 } || table is { Columns.Count: > 0 })
        {
            return Written(title, sections ?? [], table, context);
        }

        throw new ToolRefusedException("content_missing", $"Name a report_id, or give title and sections. {Known(context)}");
    }

    /// <summary>A report of this run.</summary>
    /// <exception cref="ToolRefusedException"><c>report_not_found</c>.</exception>
    public static ReportDocument Named(string reportId, ToolContext context) =>
        context.Reports.TryGetValue(reportId, out var report)
            ? report with { PreparedFor = report.PreparedFor ?? context.Caller.Name }
            : throw new ToolRefusedException("report_not_found", $"There is no report {reportId} in this conversation. {Known(context)}");

    private static string Known(ToolContext context) =>
        context.Reports.Count == 0 ? "No report has been made yet." : $"Reports made so far: {string.Join(", ", context.Reports.Keys)}.";

    private static ReportDocument Written(string? title, IReadOnlyList<WrittenSection> sections, WrittenTable? table, ToolContext context)
    {
        Check(title, sections);
        List<ReportSection> parts = [.. sections.Select(section => new ReportSection(section.Heading ?? "", [new TextBlock(section.Markdown ?? "")]))];
        if (table is not null)
        {
            var rows = table.Rows.Select(row => new TableRow([.. row.Select(cell => new TableCell(cell))])).ToList();
            parts.Insert(0, new ReportSection(Results.In(context.Language), [new TableBlock(null, [.. table.Columns.Select(column => new TableColumn(column))], rows)]));
        }

        return new ReportDocument(title!.Trim(), null, context.Language, Stem(title), parts) { PreparedFor = context.Caller.Name, AsOf = context.LocalNow };
    }

    private static void Check(string? title, IReadOnlyList<WrittenSection> sections)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > MaxTitle)
        {
            throw new ToolRefusedException("invalid_title", $"A title of 1 to {MaxTitle} characters is needed.");
        }

        if (sections.Count > MaxSections || sections.Sum(section => (long)(section.Markdown?.Length ?? 0) + (section.Heading?.Length ?? 0)) > MaxCharacters)
        {
            throw new ToolRefusedException("content_too_large", $"At most {MaxSections} sections with {MaxCharacters} characters together are taken.");
        }
    }

    // What stands in brackets explains a title and is too long for a file's name, which takes no punctuation.
    private static string Stem(string title) => string.Join('_', Words().Matches(Bracket().Replace(title, " ")).Select(match => match.Value));

    [GeneratedRegex(@"\([^)]*\)|（[^）]*）")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}&+.-]+")]
    private static partial Regex Words();
}
