using System.Reflection;
using System.Text;

namespace Mezzofy.Core.Outputs.Brand;

/// <summary>The brand's files, which travel inside the assembly: logo, style sheet, page template, fonts.</summary>
/// <remarks>Latin text is set in Inter (SIL Open Font License 1.1, <c>fonts/OFL.txt</c>); Chinese in the system's Noto Sans CJK.</remarks>
public static class BrandAssets
{
    private const string LatinRange = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
    private const string LatinExtendedRange = "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0";

    /// <summary>The full logo as SVG; the word takes the text's colour.</summary>
    public static string Logo { get; } = ReadText("logo.svg");

    /// <summary>The sign alone as SVG.</summary>
    public static string Mark { get; } = ReadText("mark.svg");

    internal static string PageTemplate { get; } = ReadText("report.html");

    internal static string StyleSheet { get; } = $"{Variables()}{FontFaces()}{ReadText("report.css")}";

    private static string Variables() =>
        $":root{{--ink:{BrandColours.Ink};--text:{BrandColours.Text};--muted:{BrandColours.Muted};--line:{BrandColours.Line};"
        + $"--surface:{BrandColours.Surface};--accent:{BrandColours.Accent};--good:{BrandColours.Good};--bad:{BrandColours.Bad}}}\n";

    private static string FontFaces() => string.Concat(
        from weight in new[] { 400, 600, 700 }
        from part in new[] { (Name: "latin", Range: LatinRange), (Name: "latin-ext", Range: LatinExtendedRange) }
        select $"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{Font(part.Name, weight)}) format('woff2');"
            + $"unicode-range:{part.Range}}}\n");

    private static string Font(string part, int weight) => Convert.ToBase64String(Read($"fonts.inter-{part}-{weight}-normal.woff2"));

    private static string ReadText(string name) => Encoding.UTF8.GetString(Read(name)).Trim();

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Mezzofy.Core.Outputs.Brand.{name}")
            ?? throw new InvalidOperationException($"The brand's file {name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
