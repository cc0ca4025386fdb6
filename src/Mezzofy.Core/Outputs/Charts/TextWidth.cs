using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Estimates how wide text will be set, which nothing tells before the browser sets it. Errs on the wide side.</summary>
internal static class TextWidth
{
    /// <summary>The width in the unit of the font size.</summary>
    public static double Of(string text, double fontSize) => text.Sum(Ems) * fontSize;

    /// <summary>The text, cut with an ellipsis where it would be wider.</summary>
    public static string Fit(string text, double width, double fontSize)
    {
        if (Of(text, fontSize) <= width)
        {
            return text;
        }

        var (end, used) = (0, fontSize);
        while (end < text.Length && (used += Ems(text[end]) * fontSize) <= width)
        {
            end++;
        }

        return PlainText.StringInfoPrefix(text, Math.Max(1, end)).TrimEnd() + "…";
    }

    private static double Ems(char character) => character switch
    {
        >= '\u2E80' => 1.0,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' => 0.3,
        'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '-' or '/' => 0.4,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        _ => 0.61,
    };
}
