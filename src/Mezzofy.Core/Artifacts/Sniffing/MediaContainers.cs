using System.Buffers.Binary;
using System.Text;

namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>Formats whose container is shared, and told apart by what it says it holds: RIFF, ISO base media, Ogg; and bare MPEG sound.</summary>
internal static class MediaContainers
{
    public static Finding? Match(ReadOnlySpan<byte> head, string? extension) =>
        Riff(head) ?? IsoMedia(head, extension) ?? Ogg(head) ?? MpegSound(head);

    private static Finding? Riff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12 || !head.StartsWith("RIFF"u8))
        {
            return null;
        }

        var form = Encoding.ASCII.GetString(head.Slice(8, 4));
        return form switch
        {
            "WAVE" => Finding.Of(FileKind.Wav),
            "WEBP" => Finding.Of(FileKind.WebP),
            "AVI " => Finding.Of(FileKind.Avi),
            _ => new Finding("an unknown RIFF file"),
        };
    }

    // ISO/IEC 14496-12: the first box names the brand. QuickTime before 2001 has no such box.
    private static Finding? IsoMedia(ReadOnlySpan<byte> head, string? extension)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var box = Encoding.ASCII.GetString(head.Slice(4, 4));
        if (box is "moov" or "mdat" or "wide" or "pnot")
        {
            return Finding.Of(FileKind.Mov);
        }

        return box == "ftyp" ? OfBrand(Encoding.ASCII.GetString(head.Slice(8, 4)), CompatibleBrands(head), extension) : null;
    }

    private static Finding OfBrand(string brand, string compatible, string? extension) => brand switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => Finding.Of(FileKind.Heic),
        "mif1" or "msf1" when compatible.Contains("heic", StringComparison.Ordinal) => Finding.Of(FileKind.Heic),
        "mif1" or "msf1" or "avif" or "avis" => new Finding("an AVIF picture (image/avif)"),
        "M4A " or "M4B " => Finding.Of(FileKind.M4a),
        "qt  " => Finding.Of(FileKind.Mov),
        "crx " => new Finding("a camera's raw picture (image/x-canon-cr3)"),
        _ when brand.StartsWith("3g", StringComparison.Ordinal) => new Finding("a 3GPP video (video/3gpp)"),

        // Some recorders give sound a video's brand; which of the two it holds, its handler finds out.
        _ when extension == "m4a" => Finding.Of(FileKind.M4a),
        _ => Finding.Of(FileKind.Mp4),
    };

    private static string CompatibleBrands(ReadOnlySpan<byte> head)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        return length > 16 ? Encoding.ASCII.GetString(head[16..length]) : "";
    }

    private static Finding? Ogg(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("OggS"u8) || head.Length < 28)
        {
            return null;
        }

        // The first packet follows the page's header and segment table (RFC 3533).
        var packet = head[Math.Min(head.Length, 27 + head[26])..];
        var isSound = packet.StartsWith("\x01vorbis"u8) || packet.StartsWith("OpusHead"u8) || packet.StartsWith("Speex"u8) || packet.StartsWith("\x7F\x46LAC"u8);
        return isSound ? Finding.Of(FileKind.Ogg) : new Finding("an Ogg file without sound (application/ogg)");
    }

    // Two frames in a row of MPEG layer III; one could be chance.
    private static Finding? MpegSound(ReadOnlySpan<byte> head)
    {
        var length = MpegFrame.Length(head);
        return length > 0 && head.Length > length + 4 && MpegFrame.Length(head[length..]) > 0 ? Finding.Of(FileKind.Mp3) : AdvancedAudio(head);
    }

    private static Finding? AdvancedAudio(ReadOnlySpan<byte> head) =>
        head.Length > 1 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 ? new Finding("a bare AAC recording (audio/aac)") : null;
}
