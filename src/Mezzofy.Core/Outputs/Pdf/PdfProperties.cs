using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>What a PDF says about itself.</summary>
internal sealed record PdfProperties(string Title, string Author, string? Subject, DateTimeOffset Created);

/// <summary>
/// Gives a printed PDF its properties by an incremental update (ISO 32000-1, 7.5.6): the browser writes the title alone. The bytes it
/// wrote stay; the new properties and catalogue are appended.
/// </summary>
internal sealed partial class PdfUpdate
{
    private readonly ReadOnlyMemory<byte> pdf;
    private readonly int xref;
    private readonly string trailer;

    private PdfUpdate(ReadOnlyMemory<byte> pdf, int xref, string trailer) => (this.pdf, this.xref, this.trailer) = (pdf, xref, trailer);

    /// <summary>Reads the end of the file; null when it has not the plain cross-reference table that the browser writes.</summary>
    public static PdfUpdate? For(ReadOnlyMemory<byte> pdf)
    {
        var tail = Encoding.Latin1.GetString(pdf.Span[Math.Max(0, pdf.Length - 1024)..]);
        var end = StartXref().Match(tail);
        var trailerAt = tail.LastIndexOf("trailer", StringComparison.Ordinal);
        if (!end.Success || trailerAt < 0)
        {
            return null;
        }

        var xref = int.Parse(end.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return xref < pdf.Length && pdf.Span[xref..].StartsWith("xref"u8) ? new PdfUpdate(pdf, xref, tail[trailerAt..end.Index]) : null;
    }

    /// <summary>The number of pages.</summary>
    public int PageCount => Number(Object(Reference(Object(Reference(trailer, "Root")), "Pages")), "Count");

    /// <summary>The file with its properties, which open with the bookmarks shown and the title in the window.</summary>
    public byte[] With(PdfProperties properties)
    {
        var (root, info) = (Reference(trailer, "Root"), Reference(trailer, "Info"));
        var catalogue = Object(root);
        var close = catalogue.LastIndexOf(">>", StringComparison.Ordinal);
        using var update = new MemoryStream();
        update.Write(pdf.Span);
        var infoAt = Append(update, $"\n{info} 0 obj\n{Dictionary(properties)}\nendobj\n") + 1;
        var rootAt = Append(update, $"{root} 0 obj\n{catalogue[..close]}\n/PageMode /UseOutlines\n/ViewerPreferences <</DisplayDocTitle true>>>>\nendobj\n");
        var xrefAt = Append(update, $"xref\n{info} 1\n{infoAt:D10} 00000 n \n{root} 1\n{rootAt:D10} 00000 n \n");
        Append(update, $"trailer\n<</Size {Number(trailer, "Size")}\n/Root {root} 0 R\n/Info {info} 0 R\n/Prev {xref}>>\nstartxref\n{xrefAt}\n%%EOF\n");
        return update.ToArray();
    }

    private static string Dictionary(PdfProperties properties)
    {
        var date = properties.Created.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
        var subject = properties.Subject is null ? "" : $"\n/Subject {Hex(properties.Subject)}";
        return $"<</Title {Hex(properties.Title)}\n/Author {Hex(properties.Author)}{subject}\n/Creator (Mezzofy AI Assistant)\n/Producer (Chromium)\n"
            + $"/CreationDate {date}\n/ModDate {date}>>";
    }

    // UTF-16 with its mark, in hexadecimal: no character of the text can end the string.
    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static long Append(MemoryStream stream, string text)
    {
        var at = stream.Position;
        stream.Write(Encoding.Latin1.GetBytes(text));
        return at;
    }

    private string Object(int number)
    {
        // One section, one line of 20 bytes an object, after "xref" and "0 n".
        var table = pdf.Span[xref..];
        var lines = table[5..].IndexOf((byte)'\n') + 6;
        var offset = int.Parse(Encoding.Latin1.GetString(table.Slice(lines + (20 * number), 10)), CultureInfo.InvariantCulture);
        var body = pdf.Span[offset..];
        var start = body.IndexOf("obj"u8) + 3;
        return Encoding.Latin1.GetString(body[start..body.IndexOf("endobj"u8)]).Trim();
    }

    private static int Reference(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key}\s+(\d+)\s+0\s+R").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static int Number(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key}\s+(\d+)").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(\d{1,9})\s+%%EOF\s*$")]
    private static partial Regex StartXref();
}
