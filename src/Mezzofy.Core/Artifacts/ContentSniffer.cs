using Mezzofy.Core.Artifacts.Sniffing;

namespace Mezzofy.Core.Artifacts;

/// <summary>
/// Finds out what a file really is from its bytes (assistant, Inputs). The name only tells apart kinds of text, which have no
/// signature; the sender's header is never asked.
/// </summary>
public static class ContentSniffer
{
    /// <summary>The bytes that <see cref="FromHead"/> wants; a shorter file gives all it has.</summary>
    public const int HeadBytes = 4096;

    /// <summary>
    /// A first look at the beginning of a file, enough for its category and its size limit, and for most refusals. Office documents
    /// are told apart by the second look alone: until then any of them is <see cref="FileKind.Docx"/>.
    /// </summary>
    /// <exception cref="ProblemException">415 <c>unsupported_media_type</c>, naming what was found.</exception>
    public static FileKind FromHead(ReadOnlySpan<byte> head, string? name)
    {
        var found = Look(head, Extension(name));
        return found.Kind ?? throw found.Refusal();
    }

    /// <summary>The whole look: also into Office packages, through all of a text, and at the end for what is two files in one.</summary>
    /// <param name="content">The file, seekable; left anywhere.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProblemException">415 <c>unsupported_media_type</c>, naming what was found.</exception>
    public static async Task<FileKind> SniffAsync(Stream content, string? name, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var head = new byte[HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var kind = FromHead(head.AsSpan(0, read), name);
        var found = await LookInsideAsync(kind, head.AsMemory(0, read), content, cancellationToken);
        return found.Kind ?? throw found.Refusal();
    }

    private static Finding Look(ReadOnlySpan<byte> head, string? extension)
    {
        if (head.IsEmpty)
        {
            return new Finding("empty");
        }

        var known = Pdf(head) ?? Signatures.Match(head) ?? MediaContainers.Match(head, extension);
        return known ?? (head.StartsWith("PK\x03\x04"u8) ? Finding.Of(FileKind.Docx) : Text(head, extension));
    }

    // Readers accept a PDF anywhere in the first kilobyte; only blanks and a byte order mark may stand before it here.
    private static Finding? Pdf(ReadOnlySpan<byte> head)
    {
        var start = head.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return start.TrimStart(" \t\r\n\f\0"u8).StartsWith("%PDF-"u8) ? Finding.Of(FileKind.Pdf) : null;
    }

    private static Finding Text(ReadOnlySpan<byte> head, string? extension)
    {
        FileKind? kind = extension switch
        {
            "csv" or "tsv" => FileKind.Csv,
            "md" or "markdown" => FileKind.Markdown,
            "txt" or "text" or "log" or null => FileKind.Txt,
            _ => null,
        };
        return TextContent.Page(head, kind == FileKind.Markdown)
            ?? (kind is null ? new Finding($"of no kind that is known (application/octet-stream, called .{extension})") : Finding.Of(kind));
    }

    private static async Task<Finding> LookInsideAsync(FileKind kind, ReadOnlyMemory<byte> head, Stream content, CancellationToken cancellationToken)
    {
        if (kind.IsText)
        {
            return await TextContent.FlawAsync(content, cancellationToken) ?? Finding.Of(kind);
        }

        if (kind == FileKind.Docx)
        {
            var isPdfToo = head.Span[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0;
            return isPdfToo ? new Finding("an archive and a PDF in one") : await OfficePackage.InspectAsync(content, cancellationToken);
        }

        return await ZipTail.FindAsync(content, cancellationToken) is null
            ? Finding.Of(kind)
            : new Finding($"{kind.ContentType} and a ZIP archive in one");
    }

    private static string? Extension(string? name)
    {
        var extension = Path.GetExtension(name ?? "").TrimStart('.').Trim().ToLowerInvariant();
        return extension.Length is 0 or > 16 || !extension.All(char.IsAsciiLetterOrDigit) ? null : extension;
    }
}
