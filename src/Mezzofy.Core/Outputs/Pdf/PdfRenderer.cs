using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs.Chromium;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>
/// A report as a tagged A4 PDF: cover with key figures, bookmarked sections, tables whose header repeats, charts as vectors, running
/// header and page numbers.
/// </summary>
internal sealed class PdfRenderer(PdfPrinter printer, TimeProvider time) : IReportRenderer
{
    /// <summary>Beyond it a document would keep the browser for longer than anybody waits; CSV takes any number.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Above so many cells the PDF is not tagged: the structure would take three times as long and 25 times the bytes.</summary>
    private const int MaxTaggedCells = 10_000;

    private const string DefaultAuthor = "Mezzofy AI Assistant";

    /// <inheritdoc/>
    public string Format => "pdf";

    /// <inheritdoc/>
    /// <exception cref="ProblemException">
    /// 503 <c>renderer_unavailable</c> without Chromium; 503 <c>renderer_timeout</c>; 400 <c>report_too_large</c> above 20,000 rows;
    /// 400 <c>validation_failed</c> for a row with too many cells.
    /// </exception>
    public async Task<RenderedFile> RenderAsync(ReportDocument report, CancellationToken cancellationToken)
    {
        TableShape.Require(report);
        RequireSize(report);
        var isTagged = Tables(report).Sum(table => table.Rows.Count * table.Columns.Count) <= MaxTaggedCells;
        var job = new PrintJob(ReportPage.Html(report, cancellationToken), isTagged) { Parts = report.Sections.Count(section => section.Part is not null) };
        var printed = await printer.PrintAsync(job, cancellationToken);
        var update = PdfUpdate.For(printed);
        var content = update?.With(Properties(report)) ?? printed;
        return new RenderedFile(SafeFileName.FromStem(report.FileStem, "pdf"), "application/pdf", content) { Pages = update?.PageCount };
    }

    private static IEnumerable<TableBlock> Tables(ReportDocument report) =>
        report.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>();

    private static void RequireSize(ReportDocument report)
    {
        var rows = Tables(report).Sum(table => table.Rows.Count);
        if (rows > MaxRows)
        {
            throw new ProblemException(400, "report_too_large", $"A PDF holds at most {MaxRows:N0} table rows, this report has {rows:N0}: take CSV.");
        }
    }

    private PdfProperties Properties(ReportDocument report)
    {
        var (author, subject) = (PlainText.OneLine(report.PreparedFor), PlainText.OneLine(report.Subtitle));
        return new PdfProperties(
            PlainText.OneLine(report.Title), author.Length == 0 ? DefaultAuthor : author, subject.Length == 0 ? null : subject, time.GetUtcNow());
    }
}
