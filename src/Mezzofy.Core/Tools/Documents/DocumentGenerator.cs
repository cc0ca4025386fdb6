using System.ComponentModel;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>What <see cref="DocumentGenerator"/> needs: a format, and a report or content.</summary>
/// <param name="Format"><c>csv</c>, <c>markdown</c> or <c>docx</c>.</param>
/// <param name="ReportId">A report of this run.</param>
/// <param name="Title">The title of written content.</param>
/// <param name="Sections">Written text.</param>
/// <param name="Table">A written table.</param>
public sealed record DocumentArguments(
    [property: Description("csv for tables, markdown for text, docx for a Word document.")] DocumentFormat Format,
    [property: Description("The report_id that a report tool returned. Prefer it: the figures come straight from the data.")] string? ReportId = null,
    [property: Description("The title, when no report_id is given.")] string? Title = null,
    [property: Description("The text, when no report_id is given.")] IReadOnlyList<WrittenSection>? Sections = null,
    [property: Description("The table, when no report_id is given; needed for csv then.")] WrittenTable? Table = null);

/// <summary>Formats of <see cref="DocumentGenerator"/>.</summary>
public enum DocumentFormat
{
    /// <summary>Values separated by commas.</summary>
    Csv,

    /// <summary>CommonMark.</summary>
    Markdown,

    /// <summary>A Word document.</summary>
    Docx,
}

/// <summary>Makes a CSV, Markdown or Word file of a report, or of content that a model wrote.</summary>
public sealed class DocumentGenerator(DocumentFiles files) : Tool<DocumentArguments>
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "document_generator",
        "Makes a CSV file (the tables of a report, for spreadsheets) a Markdown file or a Word document (docx), and stores it for the user. Give the report_id of a "
        + "report made before, or a title with sections or a table. Returns file_id, name and size.",
        [Permissions.Documents],
        ToolEffect.Write);

    /// <inheritdoc/>
    protected override Task<ToolResult> RunAsync(DocumentArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (arguments is { Format: DocumentFormat.Csv, ReportId: null, Table: null })
        {
            throw new ToolRefusedException("table_missing", "A csv needs a report_id or a table.");
        }

        var report = WrittenContent.Report(arguments.ReportId, arguments.Title, arguments.Sections, arguments.Table, context);
        return files.MakeAsync(report, arguments.Format.ToString().ToLowerInvariant(), context, cancellationToken);
    }
}
