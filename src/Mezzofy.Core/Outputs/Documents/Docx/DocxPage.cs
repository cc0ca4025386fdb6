using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Mezzofy.Core.Outputs.Documents.Docx;

/// <summary>The page: A4, the title running above, page numbers below.</summary>
internal static class DocxPage
{
    /// <summary>Adds header and footer to the document; answers the section properties that end its body.</summary>
    public static SectionProperties Setup(MainDocumentPart main, string title)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(DocxText.Styled("Small", $"Mezzofy · {title}"));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Small" }, new Justification { Val = JustificationValues.Right }),
            new SimpleField { Instruction = "PAGE" }, new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(" / ") { Space = SpaceProcessingModeValues.Preserve }), new SimpleField { Instruction = "NUMPAGES" }));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1300, Bottom = 1200, Left = 1100U, Right = 1100U, Header = 600U, Footer = 500U, Gutter = 0U });
    }
}
