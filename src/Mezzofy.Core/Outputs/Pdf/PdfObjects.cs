using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>Reads objects of a PDF as the browser writes it: one plain cross-reference table, dictionaries that are not compressed.</summary>
internal sealed partial class PdfObjects
{
    private readonly ReadOnlyMemory<byte> pdf;
    private readonly int entries;

    private PdfObjects(ReadOnlyMemory<byte> pdf, int xref, string trailer)
    {
        (this.pdf, Xref, Trailer) = (pdf, xref, trailer);

        // "xref", then "0 n", then a line of 20 bytes an object.
        entries = xref + 5 + pdf.Span[(xref + 5)..].IndexOf((byte)'\n') + 1;
    }

    /// <summary>Where the cross-reference table begins.</summary>
    public int Xref { get; }

    /// <summary>The trailer's dictionary.</summary>
    public string Trailer { get; }

    /// <summary>Opens a file; null when it has another form.</summary>
    public static PdfObjects? Open(ReadOnlyMemory<byte> pdf)
    {
        var tail = Encoding.Latin1.GetString(pdf.Span[Math.Max(0, pdf.Length - 1024)..]);
        var end = StartXref().Match(tail);
        var trailerAt = tail.LastIndexOf("trailer", StringComparison.Ordinal);
        if (!end.Success || trailerAt < 0)
        {
            return null;
        }

        var xref = int.Parse(end.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return xref < pdf.Length && pdf.Span[xref..].StartsWith("xref\n0 "u8) ? new PdfObjects(pdf, xref, tail[trailerAt..end.Index]) : null;
    }

    /// <summary>What stands between <c>obj</c> and <c>endobj</c>.</summary>
    public string Dictionary(int number)
    {
        var body = Body(number);
        return Encoding.Latin1.GetString(body[..body.IndexOf("endobj"u8)]).Trim();
    }

    /// <summary>The content of a stream, unpacked.</summary>
    public string Stream(int number)
    {
        var body = Body(number);
        var start = body.IndexOf("stream\n"u8) + 7;
        var dictionary = Encoding.Latin1.GetString(body[..start]);
        using var packed = new MemoryStream(body.Slice(start, Number(dictionary, "Length")).ToArray());
        using Stream content = dictionary.Contains("/FlateDecode", StringComparison.Ordinal) ? new ZLibStream(packed, CompressionMode.Decompress) : packed;
        using var text = new StreamReader(content, Encoding.Latin1);
        return text.ReadToEnd();
    }

    /// <summary>The objects that fonts name as their mapping to Unicode.</summary>
    public IReadOnlyCollection<int> UnicodeMaps()
    {
        var maps = new SortedSet<int>();
        var rest = pdf.Span[..Xref];
        var key = "/ToUnicode "u8;
        for (var at = rest.IndexOf(key); at >= 0; at = rest.IndexOf(key))
        {
            rest = rest[(at + key.Length)..];
            if (System.Buffers.Text.Utf8Parser.TryParse(rest, out int number, out _))
            {
                maps.Add(number);
            }
        }

        return maps;
    }

    public static int Reference(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key}\s+(\d+)\s+0\s+R").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    public static int Number(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key}\s+(\d+)").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private ReadOnlySpan<byte> Body(int number)
    {
        var offset = int.Parse(Encoding.Latin1.GetString(pdf.Span.Slice(entries + (20 * number), 10)), CultureInfo.InvariantCulture);
        var body = pdf.Span[offset..];
        return body[(body.IndexOf("obj"u8) + 3)..];
    }

    [GeneratedRegex(@"startxref\s+(\d{1,9})\s+%%EOF\s*$")]
    private static partial Regex StartXref();
}
