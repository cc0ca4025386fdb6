using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Documents.Docx;

/// <summary>A report as a Word document (ISO/IEC 29500): real styles and headings, tables whose header repeats, charts as the tables behind them.</summary>
internal sealed class DocxRenderer : IReportRenderer
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <inheritdoc/>
    public string Format => "docx";

    /// <inheritdoc/>
    public Task<RenderedFile> RenderAsync(ReportDocument report, CancellationToken cancellationToken)
    {
        TableShape.Require(report);
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            DocxStyles.AddTo(main, report.Language);
            var body = new Body();
            foreach (var element in Content(report, cancellationToken))
            {
                body.Append(element);
            }

            body.Append(DocxPage.Setup(main, PlainText.OneLine(report.Title)));
            main.Document = new Document(body);
            file.PackageProperties.Title = PlainText.OneLine(report.Title);
            file.PackageProperties.Creator = PlainText.OneLine(report.PreparedFor) is { Length: > 0 } reader ? reader : "Mezzofy AI Assistant";
            file.PackageProperties.Created = report.AsOf?.UtcDateTime;
        }

        return Task.FromResult(new RenderedFile(SafeFileName.FromStem(report.FileStem, "docx"), ContentType, bytes.ToArray()));
    }

    private static IEnumerable<OpenXmlElement> Content(ReportDocument report, CancellationToken cancellationToken)
    {
        var labels = ReportLabels.For(report.Language);
        var head = Head(report, labels);
        var level = 1;
        var sections = report.Sections.SelectMany(section =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            level = section.Part is null ? level : 2;
            var part = section.Part is { } heading ? [DocxText.Styled("Heading1", PlainText.OneLine(heading))] : Array.Empty<OpenXmlElement>();
            return part.Append(DocxText.Styled($"Heading{level}", PlainText.OneLine(section.Heading))).Concat(section.Blocks.SelectMany(block => Block(block, labels)));
        });
        var sources = report.Sources.Count == 0
            ? []
            : new[] { DocxText.Styled("Heading2", labels.Sources) }.Concat(report.Sources.Select(source => DocxText.Styled("Small", PlainText.OneLine(source))));
        return head.Concat(sections).Concat(sources);
    }

    private static IEnumerable<OpenXmlElement> Head(ReportDocument report, ReportLabels labels)
    {
        yield return DocxText.Styled("Title", PlainText.OneLine(report.Title));
        if (PlainText.OneLine(report.Subtitle) is { Length: > 0 } subtitle)
        {
            yield return DocxText.Styled("Subtitle", subtitle);
        }

        if (PlainText.OneLine(report.PreparedFor) is { Length: > 0 } reader)
        {
            yield return DocxText.Styled("Small", $"{labels.PreparedFor}: {reader}");
        }

        if (report.AsOf is { } asOf)
        {
            yield return DocxText.Styled("Small", $"{labels.AsOf}: {asOf:yyyy-MM-dd HH:mm zzz}");
        }

        if (report.KeyFigures.Count > 0)
        {
            var rows = report.KeyFigures.Select(figure => new Outputs.TableRow([figure.Label, figure.Value, figure.Change ?? ""]));
            foreach (var element in DocxTable.Of(new TableBlock(null, [new(labels.Figure), new(labels.Value, ColumnKind.Number), new(labels.Change, ColumnKind.Number)], [.. rows])))
            {
                yield return element;
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Block(ReportBlock block, ReportLabels labels) => block switch
    {
        TextBlock text => DocxText.FromMarkdown(text.Markdown),
        TableBlock table => DocxTable.Of(table),
        ChartBlock chart => DocxTable.Of(ChartTable.From(chart, labels)),
        _ => throw new NotSupportedException($"A Word document has no place for {block.GetType().Name}."),
    };
}
