namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>Formats that their first bytes tell: those that are taken, and those that are named when they are refused.</summary>
internal static class Signatures
{
    private static readonly (int Offset, byte[] Magic, Finding Finding)[] Table =
    [
        (0, [0xFF, 0xD8, 0xFF], Finding.Of(FileKind.Jpeg)),
        (0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], Finding.Of(FileKind.Png)),
        (0, "ID3"u8.ToArray(), Finding.Of(FileKind.Mp3)),
        (0, "MZ"u8.ToArray(), new("a Windows program (application/vnd.microsoft.portable-executable)")),
        (0, "\x7F\x45LF"u8.ToArray(), new("a Linux program (application/x-elf)")),
        (0, [0xCA, 0xFE, 0xBA, 0xBE], new("a Java class or macOS program")),
        (0, [0xCF, 0xFA, 0xED, 0xFE], new("a macOS program (application/x-mach-binary)")),
        (0, [0xCE, 0xFA, 0xED, 0xFE], new("a macOS program (application/x-mach-binary)")),
        (0, [0xFE, 0xED, 0xFA, 0xCE], new("a macOS program (application/x-mach-binary)")),
        (0, [0xFE, 0xED, 0xFA, 0xCF], new("a macOS program (application/x-mach-binary)")),
        (0, [0x00, (byte)'a', (byte)'s', (byte)'m'], new("a WebAssembly program (application/wasm)")),
        (0, "#!"u8.ToArray(), new("a script (text/x-shellscript)")),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new("an old or encrypted Office document (application/x-ole-storage)")),
        (0, "{\\rtf"u8.ToArray(), new("a rich text document (application/rtf)")),
        (0, "%!PS"u8.ToArray(), new("a PostScript document (application/postscript)")),
        (0, "GIF87a"u8.ToArray(), new("a GIF picture (image/gif)")),
        (0, "GIF89a"u8.ToArray(), new("a GIF picture (image/gif)")),
        (0, "II*\0"u8.ToArray(), new("a TIFF picture (image/tiff)")),
        (0, "MM\0*"u8.ToArray(), new("a TIFF picture (image/tiff)")),
        (0, "8BPS"u8.ToArray(), new("a Photoshop picture (image/vnd.adobe.photoshop)")),
        (0, [0x00, 0x00, 0x01, 0x00], new("an icon (image/x-icon)")),
        (0, "fLaC"u8.ToArray(), new("a FLAC recording (audio/flac)")),
        (0, "#!AMR"u8.ToArray(), new("an AMR recording (audio/amr)")),
        (0, "MThd"u8.ToArray(), new("a MIDI file (audio/midi)")),
        (0, [0x1A, 0x45, 0xDF, 0xA3], new("a Matroska or WebM video (video/webm)")),
        (0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], new("a Windows Media file (video/x-ms-asf)")),
        (0, "FLV\x01"u8.ToArray(), new("a Flash video (video/x-flv)")),
        (0, [0x00, 0x00, 0x01, 0xBA], new("an MPEG video (video/mpeg)")),
        (0, [0x1F, 0x8B], new("a gzip archive (application/gzip)")),
        (0, "BZh"u8.ToArray(), new("a bzip2 archive (application/x-bzip2)")),
        (0, [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00], new("an xz archive (application/x-xz)")),
        (0, [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], new("a 7z archive (application/x-7z-compressed)")),
        (0, "Rar!"u8.ToArray(), new("a RAR archive (application/vnd.rar)")),
        (0, "PK\x05\x06"u8.ToArray(), new("an empty ZIP archive (application/zip)")),
        (257, "ustar"u8.ToArray(), new("a tar archive (application/x-tar)")),
        (0, "SQLite format 3\0"u8.ToArray(), new("a database (application/vnd.sqlite3)")),
        (0, "wOFF"u8.ToArray(), new("a font (font/woff)")),
        (0, "wOF2"u8.ToArray(), new("a font (font/woff2)")),
    ];

    /// <summary>What the first bytes tell, if anything.</summary>
    public static Finding? Match(ReadOnlySpan<byte> head)
    {
        foreach (var (offset, magic, finding) in Table)
        {
            if (head.Length >= offset + magic.Length && head[offset..].StartsWith(magic))
            {
                return finding;
            }
        }

        return null;
    }
}
