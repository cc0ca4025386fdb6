using System.IO.Compression;
using System.Text;

namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>Tells Word, PowerPoint and Excel apart by what the package declares (ECMA-376 part 2), reading no more than a bounded piece of it.</summary>
internal static class OfficePackage
{
    private const long MaxDirectory = 2 * FileLimits.Megabyte;
    private const int MaxEntries = 10_000;
    private const long MaxContentTypes = FileLimits.Megabyte;

    /// <summary>All parts together, unpacked.</summary>
    private const long MaxUnpacked = 500 * FileLimits.Megabyte;

    /// <summary>Real documents shrink to a hundredth at most; bombs to a thousandth.</summary>
    private const long MaxRatio = 300;

    private static readonly Finding Archive = new("a ZIP archive (application/zip)");

    private static readonly (string ContentType, Finding Finding)[] MainParts =
    [
        ("wordprocessingml.document.main+xml", Finding.Of(FileKind.Docx)),
        ("presentationml.presentation.main+xml", Finding.Of(FileKind.Pptx)),
        ("presentationml.slideshow.main+xml", Finding.Of(FileKind.Pptx)),
        ("spreadsheetml.sheet.main+xml", Finding.Of(FileKind.Xlsx)),
    ];

    public static async Task<Finding> InspectAsync(Stream content, CancellationToken cancellationToken)
    {
        var tail = await ZipTail.FindAsync(content, cancellationToken);
        if (tail is null)
        {
            return new Finding("a broken ZIP archive");
        }

        if (tail.Value.DirectorySize is < 0 or > MaxDirectory)
        {
            return new Finding("a ZIP archive with too many entries");
        }

        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return await OfArchiveAsync(archive, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new Finding("a broken ZIP archive");
        }
    }

    private static async Task<Finding> OfArchiveAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        if (archive.Entries.Count > MaxEntries)
        {
            return new Finding("a ZIP archive with too many entries");
        }

        var (packed, unpacked) = (archive.Entries.Sum(entry => entry.CompressedLength), archive.Entries.Sum(entry => entry.Length));
        if (unpacked > MaxUnpacked || (unpacked > 10 * FileLimits.Megabyte && unpacked / Math.Max(1, packed) > MaxRatio))
        {
            return new Finding("a ZIP archive that unpacks to far more than it may");
        }

        if (archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return new Finding("an Office document with macros");
        }

        return archive.GetEntry("[Content_Types].xml") is { } types ? OfTypes(await ReadAsync(types, cancellationToken)) : OfOther(archive);
    }

    private static Finding OfTypes(string types)
    {
        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            return new Finding("an Office document with macros");
        }

        var part = MainParts.FirstOrDefault(part => types.Contains(part.ContentType, StringComparison.Ordinal));
        return part.ContentType is null ? Archive : part.Finding;
    }

    private static Finding OfOther(ZipArchive archive) =>
        archive.GetEntry("META-INF/MANIFEST.MF") is not null ? new Finding("a Java program (application/java-archive)")
        : archive.GetEntry("AndroidManifest.xml") is not null ? new Finding("an Android program (application/vnd.android.package-archive)")
        : archive.GetEntry("mimetype") is not null ? new Finding("an OpenDocument or EPUB file")
        : Archive;

    // Read to a bound, whatever length the directory claims.
    private static async Task<string> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(MaxContentTypes, Math.Max(entry.Length, 0))];
        await using var stream = await entry.OpenAsync(cancellationToken);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
