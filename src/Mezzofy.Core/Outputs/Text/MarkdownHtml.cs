using Ganss.Xss;
using Markdig;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>Markdown as HTML that may stand in a page of ours: cleaned, rendered without raw HTML, then held to a list of plain elements.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <summary>The HTML of a block of text.</summary>
    public static string Render(string? markdown) => Sanitizer.Sanitize(Markdown.ToHtml(SafeMarkdown.Clean(markdown), Pipeline));

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(
            ["p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a",
                "h1", "h2", "h3", "h4", "h5", "h6"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "start"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
