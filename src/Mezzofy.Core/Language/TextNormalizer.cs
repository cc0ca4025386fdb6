using System.Globalization;
using System.Text;

namespace Mezzofy.Core.Language;

/// <summary>Brings text into the one form that matching works on.</summary>
public static class TextNormalizer
{
    /// <summary>
    /// Full-width to half-width (NFKC), lower-case, traditional to simplified Chinese for the characters of
    /// <see cref="TraditionalChinese"/>, typographic quotes to plain ones, invisible characters removed, white space collapsed.
    /// </summary>
    /// <remarks>Never throws: lone surrogates, which have no normal form, are dropped.</remarks>
    public static string Normalize(string text) => Normalize(text, keepCase: false);

    /// <summary>The same form with capital letters kept; every character stands at the same place as in the other.</summary>
    public static string NormalizeKeepingCase(string text) => Normalize(text, keepCase: true);

    private static string Normalize(string text, bool keepCase)
    {
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in Compose(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                pendingSpace = result.Length > 0;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format)
            {
                continue;
            }

            if (pendingSpace)
            {
                result.Append(' ');
                pendingSpace = false;
            }

            Append(result, rune, keepCase);
        }

        return result.ToString();
    }

    /// <summary>Whether the character is a Chinese ideograph of the basic block.</summary>
    public static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    private static void Append(StringBuilder result, Rune rune, bool keepCase)
    {
        if (!rune.IsBmp)
        {
            result.Append(rune.ToString());
            return;
        }

        var character = (char)rune.Value;
        result.Append(character switch
        {
            '\u2018' or '\u2019' or '\u02bc' or '`' => '\'',
            '\u201c' or '\u201d' => '"',
            '\u2013' or '\u2014' or '\u2212' => '-',
            _ when IsHan(character) => TraditionalChinese.Simplify(character),
            _ => keepCase ? character : char.ToLowerInvariant(character),
        });
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.Where(character => !char.IsSurrogate(character))).Normalize(NormalizationForm.FormKC);
        }
    }
}
