using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Documents.Docx;

/// <summary>Text and CommonMark as Word paragraphs. Links are written whole, nothing is fetched, raw HTML is gone.</summary>
internal static class DocxText
{
    private const int DeepestHeading = 3;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>A paragraph of plain text in a style.</summary>
    public static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    /// <summary>A run of plain text; line breaks stay.</summary>
    public static Run Run(string text, bool isBold = false, bool isItalic = false)
    {
        var properties = new RunProperties();
        if (isBold)
        {
            properties.Append(new Bold());
        }

        if (isItalic)
        {
            properties.Append(new Italic());
        }

        var run = new Run(properties);
        foreach (var (line, index) in PlainText.Clean(text).Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>The blocks of a CommonMark text.</summary>
    public static IEnumerable<OpenXmlElement> FromMarkdown(string markdown) =>
        Markdown.Parse(SafeMarkdown.Clean(markdown), Pipeline).SelectMany(block => Block(block, null));

    private static IEnumerable<OpenXmlElement> Block(Markdig.Syntax.Block block, ParagraphProperties? properties) => block switch
    {
        Markdig.Extensions.Tables.Table table => DocxTable.Of(Table(table)),
        HeadingBlock heading => [Paragraph(heading.Inline, new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{Math.Clamp(heading.Level + 1, 2, DeepestHeading)}" }))],
        ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => item.SelectMany((child, index) =>
            Block(child, child is ParagraphBlock && index == 0 ? Item(list.IsOrdered) : null))),
        QuoteBlock quote => quote.SelectMany(child => Block(child, new ParagraphProperties(new ParagraphStyleId { Val = "Quote" }))),
        CodeBlock code => [Styled("Quote", code.Lines.ToString())],
        LeafBlock { Inline: { } inline } => [Paragraph(inline, (ParagraphProperties?)properties?.CloneNode(true))],
        ContainerBlock container => container.SelectMany(child => Block(child, null)),
        _ => [],
    };

    private static TableBlock Table(Markdig.Extensions.Tables.Table table)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>()
            .Select(row => row.OfType<Markdig.Extensions.Tables.TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(Plain))).ToList()).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        return new(
            null, [.. Enumerable.Range(0, width).Select(column => new TableColumn(column < rows[0].Count ? rows[0][column] : ""))],
            [.. rows.Skip(1).Select(row => new TableRow([.. row.Select(cell => new TableCell(cell))]))]);
    }

    private static string Plain(LeafBlock block) => block.Inline is null ? "" : string.Concat(block.Inline.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));

    private static ParagraphProperties Item(bool isOrdered) => new(new NumberingProperties(
        new NumberingLevelReference { Val = 0 }, new NumberingId { Val = isOrdered ? DocxStyles.Numbers : DocxStyles.Bullets }));

    private static Paragraph Paragraph(ContainerInline? content, ParagraphProperties? properties)
    {
        var paragraph = new Paragraph();
        if (properties is not null)
        {
            paragraph.Append(properties);
        }

        paragraph.Append(content is null ? [] : Runs(content, false, false));
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Runs(ContainerInline content, bool isBold, bool isItalic) => content.SelectMany(inline => inline switch
    {
        LiteralInline literal => [Run(literal.Content.ToString(), isBold, isItalic)],
        CodeInline code => [Run(code.Content, isBold, isItalic)],
        LineBreakInline { IsHard: true } => [new Run(new Break())],
        LineBreakInline => [Run(" ", isBold, isItalic)],
        EmphasisInline emphasis => Runs(emphasis, isBold || emphasis.DelimiterCount > 1, isItalic || emphasis.DelimiterCount == 1),
        LinkInline { IsImage: false } link => Runs(link, isBold, isItalic).Append(Run($" ({link.Url})", isBold, isItalic)),
        ContainerInline container => Runs(container, isBold, isItalic),
        HtmlEntityInline entity => [Run(entity.Transcoded.ToString(), isBold, isItalic)],
        _ => Array.Empty<OpenXmlElement>(),
    });
}
