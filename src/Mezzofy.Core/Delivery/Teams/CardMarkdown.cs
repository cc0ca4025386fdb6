using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>CommonMark as the elements of a card, whose own Markdown knows no headings, tables, code or quotations.</summary>
internal static partial class CardMarkdown
{
    private const int MaxRows = 40;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>The elements; raw HTML and images are gone, links are whole (security.md, Model output).</summary>
    public static IEnumerable<JsonObject> Blocks(string commonMark)
    {
        var text = SafeMarkdown.Clean(commonMark);
        return Markdown.Parse(text, Pipeline).SelectMany(block => Elements(block, text));
    }

    private static IEnumerable<JsonObject> Elements(Block block, string text) => block switch
    {
        HeadingBlock heading => [AdaptiveCard.Block(Inline(heading.Inline is { } inline ? Slice(text, inline.Span) : ""), ("size", "Medium"), ("weight", "Bolder"))],
        CodeBlock code => [AdaptiveCard.Block(SafeMarkdown.Escape(code.Lines.ToString()), ("fontType", "Monospace"))],
        Table table => [TableOf(table, text)],
        QuoteBlock quote => [new JsonObject { ["type"] = "Container", ["style"] = "emphasis", ["items"] = new JsonArray([.. quote.SelectMany(inner => Elements(inner, text))]) }],
        ThematicBreakBlock or LinkReferenceDefinitionGroup => [],
        _ => Slice(text, block.Span) is { Length: > 0 } source ? [AdaptiveCard.Block(Inline(source))] : [],
    };

    private static JsonObject TableOf(Table table, string text)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        return new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeader"] = rows.FirstOrDefault()?.IsHeader ?? false,
            ["columns"] = new JsonArray([.. Enumerable.Range(0, columns).Select(_ => new JsonObject { ["width"] = 1 })]),
            ["rows"] = new JsonArray([.. rows.Take(MaxRows).Select(row => Row(row, columns, text))]),
        };
    }

    private static JsonObject Row(TableRow row, int columns, string text) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. Enumerable.Range(0, columns).Select(column => new JsonObject
        {
            ["type"] = "TableCell",
            ["items"] = new JsonArray(AdaptiveCard.Block(column < row.Count ? Cell((TableCell)row[column], text) : "")),
        })]),
    };

    private static string Cell(TableCell cell, string text) =>
        string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => paragraph.Inline is { } inline ? Inline(Slice(text, inline.Span)) : ""));

    private static string Slice(string text, SourceSpan span) =>
        span.Start >= 0 && span.End < text.Length && span.Length > 0 ? text.Substring(span.Start, span.Length).Trim() : "";

    // A card shows <https://…> as text.
    private static string Inline(string source) => Autolink().Replace(source, "[$1]($1)");

    [GeneratedRegex(@"<((?:https?://|mailto:)[^<>\s]+)>")]
    private static partial Regex Autolink();
}
