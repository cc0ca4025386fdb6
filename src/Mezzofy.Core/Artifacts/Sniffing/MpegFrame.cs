namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>Reads the header of an MPEG layer III frame (ISO/IEC 11172-3, 13818-3).</summary>
internal static class MpegFrame
{
    private static readonly int[] BitRates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] BitRates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] SampleRates1 = [44100, 48000, 32000, 0];

    /// <summary>The frame's length in bytes; 0 when there is none.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || (bytes[1] & 0xE6) != 0xE2)
        {
            return 0;
        }

        // Version: 0 is 2.5, 1 is reserved, 2 is 2, 3 is 1.
        var version = (bytes[1] >> 3) & 3;
        var bitRate = (version == 3 ? BitRates1 : BitRates2)[bytes[2] >> 4];
        var sampleRate = SampleRates1[(bytes[2] >> 2) & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        if (version == 1 || bitRate == 0 || sampleRate == 0)
        {
            return 0;
        }

        return ((version == 3 ? 144_000 : 72_000) * bitRate / sampleRate) + ((bytes[2] >> 1) & 1);
    }
}
