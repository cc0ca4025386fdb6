using System.Buffers;
using System.Text;

namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>Decides whether bytes are text, and whether they are text that a browser would run.</summary>
internal static class TextContent
{
    private const int ChunkBytes = 64 * 1024;

    // Controls that no text has, whatever its encoding: all but tab, line feed, form feed, carriage return and escape.
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 12 or 13 or 27)).Select(code => (byte)code), 0x7F]);

    private static readonly string[] Pages =
        ["!doctype html", "html", "head", "body", "script", "iframe", "svg", "?xml", "meta", "object", "embed", "style", "title"];

    private static readonly string[] PageParts = ["h1", "div", "font", "table", "a", "b", "br", "p", "img", "form", "link", "!--"];

    /// <summary>What the beginning tells: a page, or null.</summary>
    public static Finding? Page(ReadOnlySpan<byte> head, bool isMarkdown)
    {
        var text = Decode(head).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('<'))
        {
            return null;
        }

        // A readme may well begin with a centred picture; a text or a table does not begin with a tag.
        var isPage = Pages.Any(tag => Begins(text, tag)) || (!isMarkdown && PageParts.Any(tag => Begins(text, tag)));
        return isPage ? new Finding("a web page or XML document (text/html)") : null;
    }

    /// <summary>Reads all of it: text in UTF-8, in UTF-16 with its mark, or in an 8-bit or East Asian encoding.</summary>
    public static async Task<Finding?> FlawAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var chunk = new byte[ChunkBytes];
        var read = await content.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancellationToken);
        var (encoding, isMarked) = EncodingOf(chunk.AsSpan(0, read));
        var check = new EncodingCheck(encoding, isMarked);
        for (; read > 0; read = await content.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancellationToken))
        {
            if (check.Flaw(chunk.AsSpan(0, read), isLast: read < ChunkBytes) is { } flaw)
            {
                return flaw;
            }
        }

        return null;
    }

    private static bool Begins(string text, string tag) =>
        text.AsSpan(1).StartsWith(tag, StringComparison.OrdinalIgnoreCase)
        && (text.Length == tag.Length + 1 || tag == "!--" || !char.IsAsciiLetterOrDigit(text[tag.Length + 1]));

    private static string Decode(ReadOnlySpan<byte> head) => EncodingOf(head).Encoding.GetString(head);

    private static (Encoding Encoding, bool IsMarked) EncodingOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((byte[])[0xFF, 0xFE]) ? (Encoding.Unicode, true)
        : head.StartsWith((byte[])[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, true)
        : (Encoding.UTF8, head.StartsWith(Encoding.UTF8.Preamble));

    /// <summary>Follows a text through its chunks.</summary>
    private sealed class EncodingCheck(Encoding encoding, bool isMarked)
    {
        private readonly bool isUtf16 = !ReferenceEquals(encoding, Encoding.UTF8);
        private readonly Decoder decoder = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
        private readonly char[] characters = new char[ChunkBytes + 16];
        private bool isUnicode = true;

        public Finding? Flaw(ReadOnlySpan<byte> chunk, bool isLast)
        {
            if (!isUtf16 && chunk.ContainsAny(Controls))
            {
                return new Finding("binary data (application/octet-stream)");
            }

            if (isUnicode && !Decodes(chunk, isLast))
            {
                isUnicode = false;
                return isMarked ? new Finding($"text that is not the {encoding.WebName} it says it is") : null;
            }

            return null;
        }

        private bool Decodes(ReadOnlySpan<byte> chunk, bool isLast)
        {
            try
            {
                var count = decoder.GetChars(chunk, characters, isLast);
                return !isUtf16 || !characters.AsSpan(0, count).Contains('\0');
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
