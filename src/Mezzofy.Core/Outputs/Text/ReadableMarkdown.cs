using System.Text.RegularExpressions;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>CommonMark for readers of plain text: lists and tables read well as they are written, marks of emphasis and escapes do not.</summary>
internal static partial class ReadableMarkdown
{
    /// <summary>Without headings' signs, emphasis and escapes; a link is shown with its address.</summary>
    public static string Of(string commonMark)
    {
        var text = Heading().Replace(commonMark, "");
        text = Link().Replace(text, link => link.Groups["text"].Value == link.Groups["url"].Value ? link.Groups["url"].Value : $"{link.Groups["text"].Value} ({link.Groups["url"].Value})");
        text = Emphasis().Replace(text, "${inner}");
        return Escape().Replace(text, "$1");
    }

    [GeneratedRegex(@"^[ ]{0,3}#{1,6}[ \t]+", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)!?\[(?<text>(?:\\.|[^\]\\\n])*)\]\((?<url>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)(\*\*|__)(?<inner>(?:(?!\1)[^\n])+)\1")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();
}
