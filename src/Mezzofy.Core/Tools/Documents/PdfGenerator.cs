using System.ComponentModel;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>What <see cref="PdfGenerator"/> needs: a report, several reports, or content.</summary>
/// <param name="ReportId">A report of this run.</param>
/// <param name="Title">The title of written content, or of several reports.</param>
/// <param name="Sections">Written content.</param>
/// <param name="ReportIds">Reports of this run that become one file.</param>
/// <param name="Table">A written table.</param>
public sealed record PdfArguments(
    [property: Description("The report_id that a report tool returned. Prefer it: the figures come straight from the data.")] string? ReportId = null,
    [property: Description("The title, when no report_id is given; optional with report_ids.")] string? Title = null,
    [property: Description("The content, when no report_id is given.")] IReadOnlyList<WrittenSection>? Sections = null,
    [property: Description("Two to 24 report_ids, in order: makes one file of all of them, with one cover, one table of contents and a part each.")] IReadOnlyList<string>? ReportIds = null,
    [property: Description("A table to write under the content, when no report_id is given.")] WrittenTable? Table = null);

/// <summary>Makes a branded PDF of a report, or of text that a model wrote.</summary>
public sealed class PdfGenerator(DocumentFiles files) : Tool<PdfArguments>
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "pdf_generator",
        "Makes a PDF in the company's design and stores it for the user. Give the report_id of a report made before, report_ids to bind several into one file, or a title and sections. "
        + "Returns file_id, name, size and pages; the file can be attached to a mail by its file_id.",
        [Permissions.Documents],
        ToolEffect.Write)
    {
        TimeLimit = TimeSpan.FromSeconds(180),
        Expected = TimeSpan.FromSeconds(1),
    };

    /// <inheritdoc/>
    protected override Task<ToolResult> RunAsync(PdfArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        files.MakeAsync(Report(arguments, context), "pdf", context, cancellationToken);

    private static ReportDocument Report(PdfArguments arguments, ToolContext context) => arguments.ReportIds is { Count: > 0 } ids
        ? BoundReports.Bind(ids, arguments.Title, context)
        : WrittenContent.Report(arguments.ReportId, arguments.Title, arguments.Sections, arguments.Table, context);
}
