using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Documents.Docx;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class DocxRendererTests
{
    [Fact]
    public async Task Every_sample_is_a_valid_Word_document()
    {
        foreach (var report in new[] { SampleReports.Statement, SampleReports.Malay })
        {
            using var file = await OpenAsync(report);
            new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Headings_are_headings_and_tables_repeat_their_header()
    {
        using var file = await OpenAsync(SampleReports.Statement);
        var body = file.MainDocumentPart!.Document!.Body!;
        Styled(body, "Title").ShouldBe(["Financial statement"]);
        Styled(body, "Heading1").ShouldContain("Balance sheet");
        body.Descendants<Table>().ShouldAllBe(table => table.Descendants<TableHeader>().Count() == 1);
        body.InnerText.ShouldContain("1,284,310.55");
        body.InnerText.ShouldContain("(702,555.40)");
        file.PackageProperties.Title.ShouldBe("Financial statement");
        file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task Markdown_becomes_paragraphs_lists_and_emphasis_without_anything_that_hides()
    {
        const string text = "# Head\n\nSome **bold** and *soft* text.\n\n- one\n- two\n\n1. first\n\n| A | B |\n| --- | --- |\n| x | y |\n\n> said\n\n<script>alert(1)</script>[here](https://example.com) ![x](https://evil.example/p.png)";
        using var file = await OpenAsync(new ReportDocument("文字", null, "zh", "text", [new("部分", [new TextBlock(text)])]));
        var body = file.MainDocumentPart!.Document!.Body!;
        new OpenXmlValidator().Validate(file).ShouldBeEmpty();
        Styled(body, "Heading2").ShouldContain("Head");
        body.Descendants<Run>().Single(run => run.InnerText == "bold").RunProperties!.Bold.ShouldNotBeNull();
        body.Descendants<NumberingId>().Select(id => id.Val!.Value).ShouldBe([1, 1, 2]);
        body.Descendants<Table>().Single().InnerText.ShouldBe("ABxy");
        body.InnerText.ShouldNotContain("script>");
        body.InnerText.ShouldNotContain("evil.example");
        body.InnerText.ShouldContain("https://example.com");
    }

    [Fact]
    public async Task Characters_that_no_document_may_hold_are_left_out()
    {
        using var file = await OpenAsync(new ReportDocument("a\0b\u0001", "\ud800", "en", "x", [new("h\u0002", [new TextBlock("t\u0003\u000b"), new TableBlock(null, [new("c\u0004")], [new(["d\u0005"])])])]));
        new OpenXmlValidator().Validate(file).ShouldBeEmpty();
    }

    private static async Task<WordprocessingDocument> OpenAsync(ReportDocument report)
    {
        var file = await new DocxRenderer().RenderAsync(report, CancellationToken.None);
        file.Name.ShouldEndWith(".docx");
        return WordprocessingDocument.Open(new MemoryStream(file.Content.ToArray()), false);
    }

    private static List<string> Styled(Body body, string style) =>
        [.. body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(paragraph => paragraph.InnerText)];
}
