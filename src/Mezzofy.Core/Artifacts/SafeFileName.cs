using System.Globalization;
using System.Text;

namespace Mezzofy.Core.Artifacts;

/// <summary>Makes any text a file name that is safe on every system and in a header (security, Uploads).</summary>
public static class SafeFileName
{
    /// <summary>The most characters of a name, its extension included. In UTF-8 it has at most 240 bytes: file systems stop at 255.</summary>
    public const int MaxLength = 120;

    private const int MaxBytes = 240;
    private const string Fallback = "file";

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", "conin$", "conout$", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last part of the path without what no name may hold: separators, control and format characters (bidirectional overrides
    /// among them), characters that Windows refuses, leading and trailing dots and blanks, reserved device names.
    /// </summary>
    /// <param name="name">Any name or path; an extension in it is replaced.</param>
    /// <param name="extension">The extension it gets, without a dot.</param>
    public static string From(string? name, string extension) =>
        FromStem(WithoutExtension((name ?? "").Split('/', '\\')[^1].TrimEnd(), extension), extension);

    /// <summary>The same for a name that has no extension yet: its dots stay.</summary>
    public static string FromStem(string? stemOfName, string extension)
    {
        var stem = Clean((stemOfName ?? "").Split('/', '\\')[^1]);
        stem = Reserved.Contains(stem.Split('.')[0]) ? $"{stem}_" : stem;
        return $"{Shorten(stem.Length == 0 ? Fallback : stem, extension.Length + 1)}.{extension}";
    }

    // Only what looks like an extension goes: "report v1.2" keeps its ".2", "Dr. Tan" its name, "report.pdf.exe" loses one.
    private static string WithoutExtension(string name, string extension)
    {
        var dot = name.LastIndexOf('.');
        var tail = dot < 0 ? "" : name[(dot + 1)..];
        var looksLikeOne = tail.Length is >= 2 and <= 4 && tail.All(char.IsAsciiLetterOrDigit) && !tail.All(char.IsAsciiDigit);
        return looksLikeOne || tail.Equals(extension, StringComparison.OrdinalIgnoreCase) || tail == "markdown" ? name[..dot] : name;
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in Normalised(name).EnumerateRunes())
        {
            if (!IsForbidden(rune))
            {
                clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '%' ? "_" : Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            }
        }

        return clean.ToString().Trim(' ', '.');
    }

    private static bool IsForbidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Normalised(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Halves of surrogate pairs; they are dropped below.
            return name;
        }
    }

    private static string Shorten(string stem, int reserved)
    {
        var kept = new StringBuilder();
        var bytes = reserved;
        foreach (var rune in stem.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (kept.Length + rune.Utf16SequenceLength + reserved > MaxLength || bytes > MaxBytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd(' ', '.');
    }
}
