using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>
/// Takes out of Markdown what must not reach a reader unseen (security, Model output): raw HTML, images, and link addresses that
/// their label hides. A link to anything but http, https or mailto is left as its label.
/// </summary>
internal static partial class SafeMarkdown
{
    /// <summary>Removing a tag can make a new one of what stood around it; after so many rounds the rest is escaped.</summary>
    private const int MaxRounds = 4;

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UsePreciseSourceLocation().Build();

    /// <summary>The same text without them; still CommonMark.</summary>
    public static string Clean(string? markdown)
    {
        var text = PlainText.Clean(markdown);
        try
        {
            return CleanRepeatedly(text);
        }
        catch (ArgumentException)
        {
            // Nested more deeply than the parser goes: no person wrote it, so it is shown as it is.
            return Escape(text);
        }
    }

    private static string CleanRepeatedly(string text)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var cleaned = CleanOnce(text);
            if (cleaned == text)
            {
                return text;
            }

            text = cleaned;
        }

        return text.Replace("<", "\\<", StringComparison.Ordinal);
    }

    private static string CleanOnce(string text)
    {
        if (!text.AsSpan().ContainsAny("<[!"))
        {
            return text;
        }

        var edits = Edits(Markdown.Parse(text, Pipeline), text).OrderBy(edit => edit.Span.Start).ToList();
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (span, replacement) in edits)
        {
            if (span.Start >= position && span.End < text.Length)
            {
                result.Append(text, position, span.Start - position).Append(replacement);
                position = span.End + 1;
            }
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static IEnumerable<(SourceSpan Span, string Replacement)> Edits(MarkdownDocument document, string text)
    {
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HtmlBlock block:
                    yield return (block.Span, TextOf(text.Substring(block.Span.Start, block.Span.Length)));
                    break;
                case HtmlInline inline:
                    yield return (inline.Span, "");
                    break;
                case AutolinkInline autolink when !IsAllowed(autolink.IsEmail ? $"mailto:{autolink.Url}" : autolink.Url):
                    yield return (autolink.Span, autolink.Url);
                    break;
                case LinkInline { IsAutoLink: false } link:
                    yield return (link.Span, WholeLink(link));
                    break;
                case LinkReferenceDefinition definition:
                    yield return (definition.Span, "");
                    break;
            }
        }
    }

    private static string WholeLink(LinkInline link)
    {
        var label = LabelOf(link);
        if (link.IsImage)
        {
            return label.Length == 0 ? "" : $"[{Escape(label)}]".Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        }

        if (!IsAllowed(link.Url))
        {
            return Escape(label);
        }

        var address = new Uri(link.Url!).AbsoluteUri;
        var shown = address.StartsWith("mailto:", StringComparison.Ordinal) ? address["mailto:".Length..] : address;
        return label.Length == 0 || label == link.Url || label == shown ? $"<{shown}>" : $"{Escape(label)} (<{shown}>)";
    }

    private static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeMailto)
        && !uri.AbsoluteUri.AsSpan().ContainsAny("<> \n");

    private static string LabelOf(ContainerInline container)
    {
        var label = new StringBuilder();
        foreach (var inline in container.Descendants())
        {
            label.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline autolink => autolink.Url,
                _ => "",
            });
        }

        return PlainText.OneLine(label.ToString());
    }

    private static string TextOf(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body;
        foreach (var hidden in body?.QuerySelectorAll("script,style,template,noscript,iframe,object,svg,math").ToList() ?? [])
        {
            hidden.Remove();
        }

        var text = PlainText.OneLine(body?.TextContent);
        return text.Length == 0 ? "" : $"{Escape(text)}\n";
    }

    /// <summary>Text as Markdown that shows exactly this text.</summary>
    public static string Escape(string text) => LineStart().Replace(Special().Replace(text, "\\$0"), "$1\\$2");

    // An ampersand only where it would begin an entity; an underscore only where it could mark up.
    [GeneratedRegex(@"[\\`*\[\]<>|]|&(?=[#a-zA-Z0-9]+;)|~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|!(?=\\?\[)")]
    private static partial Regex Special();

    [GeneratedRegex(@"^(\s*\d{0,9})([#+.)-])(?=[\s\-+#]|$)", RegexOptions.Multiline)]
    private static partial Regex LineStart();
}
