using System.Buffers.Binary;

namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>The end-of-central-directory record of a ZIP archive (APPNOTE 4.3.16), found from the end of the file as unzippers do.</summary>
/// <param name="DirectorySize">The bytes of the central directory as the record and the file's layout allow them at most.</param>
internal readonly record struct ZipTail(long DirectorySize)
{
    private const int RecordLength = 22;
    private const int MaxComment = 65_535;

    /// <summary>The record, if the file ends in an archive.</summary>
    public static async Task<ZipTail?> FindAsync(Stream content, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(content.Length, RecordLength + MaxComment);
        var start = content.Length - length;
        var tail = new byte[length];
        content.Position = start;
        await content.ReadExactlyAsync(tail, cancellationToken);
        return Find(tail, start);
    }

    private static ZipTail? Find(ReadOnlySpan<byte> tail, long start)
    {
        for (var at = tail.Length - RecordLength; at >= 0; at--)
        {
            var record = tail[at..];
            if (record.StartsWith("PK\x05\x06"u8) && BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length - RecordLength)
            {
                // From where the directory is said to begin to this record: what a reader would walk through, whatever sizes are claimed.
                return new ZipTail(start + at - BinaryPrimitives.ReadUInt32LittleEndian(record[16..]));
            }
        }

        return null;
    }
}
