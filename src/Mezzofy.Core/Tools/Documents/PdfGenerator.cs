using System.ComponentModel;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>What <see cref="PdfGenerator"/> needs: a report, or content.</summary>
/// <param name="ReportId">A report of this run.</param>
/// <param name="Title">The title of written content.</param>
/// <param name="Sections">Written content.</param>
public sealed record PdfArguments(
    [property: Description("The report_id that a report tool returned. Prefer it: the figures come straight from the data.")] string? ReportId = null,
    [property: Description("The title, when no report_id is given.")] string? Title = null,
    [property: Description("The content, when no report_id is given.")] IReadOnlyList<WrittenSection>? Sections = null);

/// <summary>Makes a branded PDF of a report, or of text that a model wrote.</summary>
public sealed class PdfGenerator(DocumentFiles files) : Tool<PdfArguments>
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "pdf_generator",
        "Makes a PDF in the company's design and stores it for the user. Give the report_id of a report made before, or a title and sections. "
        + "Returns file_id, name, size and pages; the file can be attached to a mail by its file_id.",
        [Permissions.Documents],
        ToolEffect.Write)
    {
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    protected override Task<ToolResult> RunAsync(PdfArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        files.MakeAsync(
            WrittenContent.Report(arguments.ReportId, arguments.Title, arguments.Sections, null, context), "pdf", context, cancellationToken);
}
