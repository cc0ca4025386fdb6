using System.Globalization;
using System.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>
/// Finishes a printed PDF by an incremental update (ISO 32000-1, 7.5.6): the browser writes a title and no other property, and maps
/// common Chinese characters to radicals. The bytes it wrote stay; what is changed is appended.
/// </summary>
internal sealed class PdfUpdate(ReadOnlyMemory<byte> pdf, PdfObjects objects)
{
    /// <summary>The number of pages.</summary>
    public int PageCount
    {
        get
        {
            var catalogue = objects.Dictionary(PdfObjects.Reference(objects.Trailer, "Root"));
            return PdfObjects.Number(objects.Dictionary(PdfObjects.Reference(catalogue, "Pages")), "Count");
        }
    }

    /// <summary>Reads the file; null when it has not the form that the browser writes.</summary>
    public static PdfUpdate? For(ReadOnlyMemory<byte> pdf) => PdfObjects.Open(pdf) is { } objects ? new PdfUpdate(pdf, objects) : null;

    /// <summary>The file with its properties, which opens with the bookmarks shown and the title in the window, and can be searched.</summary>
    public byte[] With(PdfProperties properties)
    {
        var (root, info) = (PdfObjects.Reference(objects.Trailer, "Root"), PdfObjects.Reference(objects.Trailer, "Info"));
        var changed = new SortedDictionary<int, string> { [info] = properties.ToDictionary(), [root] = Catalogue(root) };
        foreach (var map in objects.UnicodeMaps())
        {
            if (UnicodeMap.Repair(objects.Stream(map)) is { } repaired)
            {
                changed[map] = $"<</Length {repaired.Length}>> stream\n{repaired}\nendstream";
            }
        }

        return Append(changed, root, info);
    }

    private string Catalogue(int root)
    {
        var catalogue = objects.Dictionary(root);
        return $"{catalogue[..catalogue.LastIndexOf(">>", StringComparison.Ordinal)]}\n/PageMode /UseOutlines\n/ViewerPreferences <</DisplayDocTitle true>>>>";
    }

    private byte[] Append(SortedDictionary<int, string> changed, int root, int info)
    {
        using var file = new MemoryStream(pdf.Length + 4096);
        file.Write(pdf.Span);
        var table = new StringBuilder("xref\n");
        foreach (var (number, body) in changed)
        {
            Write(file, "\n");
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Position:D10} 00000 n \n");
            Write(file, $"{number} 0 obj\n{body}\nendobj");
        }

        Write(file, "\n");
        var at = file.Position;
        Write(file, table.ToString());
        Write(file, $"trailer\n<</Size {PdfObjects.Number(objects.Trailer, "Size")}\n/Root {root} 0 R\n/Info {info} 0 R\n/Prev {objects.Xref}>>\n");
        Write(file, $"startxref\n{at}\n%%EOF\n");
        return file.ToArray();
    }

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.Latin1.GetBytes(text));
}
