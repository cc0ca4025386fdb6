using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Documents.Docx;

/// <summary>The brand as Word styles, and the two kinds of list.</summary>
internal static class DocxStyles
{
    /// <summary>The numbering of lists with bullets.</summary>
    public const int Bullets = 1;

    /// <summary>The numbering of numbered lists.</summary>
    public const int Numbers = 2;

    /// <summary>Adds the styles and lists to a document.</summary>
    public static void AddTo(MainDocumentPart main, string language)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", EastAsia = "Noto Sans CJK SC", ComplexScript = "Calibri" },
                    new Color { Val = Hex(BrandColours.Text) }, new FontSize { Val = "21" }, new Languages { Val = Locale(language), EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
            Normal(),
            Heading("Title", "Title", 56, null, 0, 120), Plain("Subtitle", "Subtitle", 28, BrandColours.Muted, false),
            Heading("Heading1", "heading 1", 36, 0, 360, 120), Heading("Heading2", "heading 2", 28, 1, 280, 100), Heading("Heading3", "heading 3", 24, 2, 200, 80),
            Plain("Small", "Small", 17, BrandColours.Muted, false), Plain("Caption", "caption", 20, BrandColours.Ink, true), Plain("Quote", "Quote", 21, BrandColours.Muted, false),
            Plain("TableText", "Table Text", 18, BrandColours.Text, false), TableStyle());
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
            Abstract(Bullets, NumberFormatValues.Bullet, "•"), Abstract(Numbers, NumberFormatValues.Decimal, "%1."), Instance(Bullets), Instance(Numbers));
    }

    private static Style Normal() => new(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style Heading(string id, string name, int halfPoints, int? level, int before, int after)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (level is { } outline)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }

        return new Style(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph,
            new StyleRunProperties(new Bold(), new Color { Val = Hex(BrandColours.Ink) }, new FontSize { Val = $"{halfPoints}" })) { Type = StyleValues.Paragraph, StyleId = id };
    }

    private static Style Plain(string id, string name, int halfPoints, string colour, bool isBold)
    {
        var run = new StyleRunProperties(new Color { Val = Hex(colour) }, new FontSize { Val = $"{halfPoints}" });
        if (isBold)
        {
            run.PrependChild(new Bold());
        }

        return new Style(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new StyleParagraphProperties(new SpacingBetweenLines { After = "60" }), run) { Type = StyleValues.Paragraph, StyleId = id };
    }

    private static Style TableStyle() => new(
        new StyleName { Val = "Mezzofy Table" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8, Color = Hex(BrandColours.Ink) }, new BottomBorder { Val = BorderValues.Single, Size = 8, Color = Hex(BrandColours.Ink) },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Hex(BrandColours.Line) }),
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa }))) { Type = StyleValues.Table, StyleId = "MezzofyTable" };

    private static AbstractNum Abstract(int id, NumberFormatValues format, string text) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "500", Hanging = "300" })) { LevelIndex = 0 }) { AbstractNumberId = id };

    private static NumberingInstance Instance(int id) => new(new AbstractNumId { Val = id }) { NumberID = id };

    private static string Hex(string colour) => colour.TrimStart('#').ToUpperInvariant();

    private static string Locale(string language) => language switch { "zh" => "zh-CN", "ms" => "ms-MY", _ => "en-SG" };
}
