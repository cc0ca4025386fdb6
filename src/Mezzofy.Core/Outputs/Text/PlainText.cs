using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>Makes text from anywhere safe to set: what cannot be shown, or changes how its neighbours are shown, is left out.</summary>
internal static class PlainText
{
    /// <summary>
    /// Without control characters (tab and line feed stay), bidirectional overrides and embeddings (they would turn around the text
    /// beside them), and halves of surrogate pairs.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAny(Suspects))
        {
            return text ?? "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsShown(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>The same on one line, at most so many characters long.</summary>
    public static string OneLine(string? text, int maxLength = int.MaxValue)
    {
        var line = string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= maxLength ? line : string.Concat(StringInfoPrefix(line, maxLength - 1), "…");
    }

    /// <summary>The text with a capital letter at its beginning.</summary>
    public static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The first characters, never half of one.</summary>
    public static string StringInfoPrefix(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length;
        while (end > 0 && (char.IsLowSurrogate(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
        {
            end--;
        }

        return text[..end];
    }

    private static bool IsShown(Rune rune) =>
        rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && !IsBidiControl(rune.Value));

    private static bool IsBidiControl(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;

    // Controls, bidirectional controls, surrogates (checked further), the replacement character.
    private static SearchValues<char> Suspects { get; } = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code is not ('\n' or '\t')).Select(code => (char)code),
            .. Enumerable.Range(0x7F, 33).Select(code => (char)code),
            .. Enumerable.Range(0x202A, 5).Select(code => (char)code),
            .. Enumerable.Range(0x2066, 4).Select(code => (char)code),
            .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
            '\uFFFD']);
}
