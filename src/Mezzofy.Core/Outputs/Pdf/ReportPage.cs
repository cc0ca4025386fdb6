using System.Globalization;
using System.Text;
using Mezzofy.Core.Outputs.Brand;
using Mezzofy.Core.Outputs.Charts;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>Turns a report into the one HTML document that is printed; it carries its fonts, drawings and styles itself.</summary>
internal static class ReportPage
{
    private const int MaxRunningTitle = 80;
    private static readonly EscapingTemplate Template = new(BrandAssets.PageTemplate);

    public static string Html(ReportDocument report, CancellationToken cancellationToken) => Template.Render(Model(report), cancellationToken);

    private static PageModel Model(ReportDocument report)
    {
        var labels = ReportLabels.For(report.Language);
        var sections = report.Sections.Select((section, index) => Section(section, index, labels)).ToList();
        var asOf = AsOf(report);
        return new PageModel(
            labels,
            new SafeHtml(BrandAssets.StyleSheet + RunningText(report, asOf is null ? "" : $"{labels.AsOf} {asOf}")),
            new SafeHtml(BrandAssets.Logo),
            PlainText.OneLine(report.Title),
            NullIfEmpty(PlainText.OneLine(report.Subtitle)),
            NullIfEmpty(PlainText.OneLine(report.PreparedFor)),
            asOf,
            [.. report.KeyFigures.Select(Figure)],
            report.KeyFigures.Count is 1 or 2 or 4 ? Math.Min(report.KeyFigures.Count, 2) : 3,
            Contents(sections),
            sections,
            [.. report.Sources.Select(source => PlainText.OneLine(source))]);
    }

    // A report in parts lists its parts and what stands before the first; sections of parts are found by the bookmarks.
    private static List<ContentsEntry> Contents(List<SectionModel> sections)
    {
        var before = sections.TakeWhile(section => section.Part is null).Select(section => new ContentsEntry(section.Id, section.Heading));
        return [.. before, .. sections.Where(section => section.Part is not null).Select(section => new ContentsEntry(section.PartId!, section.Part!))];
    }

    private static SectionModel Section(ReportSection section, int index, ReportLabels labels)
    {
        return new SectionModel(
            $"s{index + 1}",
            section.Part is null ? null : $"p{index + 1}",
            NullIfEmpty(PlainText.OneLine(section.Part)),
            PlainText.OneLine(section.Heading),
            section.Blocks.OfType<TableBlock>().Any(TablePage.IsWide),
            [.. section.Blocks.Select(block => Block(block, labels))]);
    }

    private static object Block(ReportBlock block, ReportLabels labels) => block switch
    {
        TextBlock text => new TextModel("text", new SafeHtml(MarkdownHtml.Render(text.Markdown))),
        ChartBlock chart => new ChartModel("chart", PlainText.OneLine(chart.Title), new SafeHtml(ChartDrawing.ToSvg(chart, labels))),
        TableBlock table => TablePage.Model(table, labels),
        _ => throw new NotSupportedException($"A PDF has no place for {block.GetType().Name}."),
    };

    private static FigureModel Figure(KeyFigure figure)
    {
        var value = PlainText.OneLine(figure.Value);
        var tone = figure.IsGood switch { true => "good", false => "bad", _ => "" };
        return new FigureModel(PlainText.OneLine(figure.Label), value, value.Length > 18, NullIfEmpty(PlainText.OneLine(figure.Change)), tone);
    }

    private static string? AsOf(ReportDocument report)
    {
        var culture = CultureInfo.GetCultureInfo(report.Language switch { "zh" => "zh-Hans", "ms" => "ms", _ => "en-SG" });
        return report.AsOf is not { } at ? null
            : report.Language == "zh" ? at.ToString("yyyy'年'M'月'd'日' HH:mm '(UTC'zzz')'", CultureInfo.InvariantCulture)
            : at.ToString("d MMMM yyyy, HH:mm '(UTC'zzz')'", culture);
    }

    private static string RunningText(ReportDocument report, string note)
    {
        var title = PlainText.OneLine(report.Subtitle is null ? report.Title : $"{report.Title} · {report.Subtitle}", MaxRunningTitle);
        return $":root{{--running-mark:url({MarkForMargin});--running-title:\"{CssText(title)}\";--running-note:\"{CssText(note)}\"}}";
    }

    // The margin's picture is as large as it says itself.
    private static string MarkForMargin { get; } = "data:image/svg+xml;base64," + Convert.ToBase64String(
        Encoding.UTF8.GetBytes(BrandAssets.Mark.Replace("width=\"48\" height=\"48\"", "width=\"15\" height=\"15\"", StringComparison.Ordinal)));

    private static string CssText(string text)
    {
        var css = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            css.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\{rune.Value:x} ");
        }

        return css.ToString();
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
