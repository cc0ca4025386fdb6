using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Core.Auditing;

/// <summary>The hash that ties a row of the audit log to the one before.</summary>
/// <remarks>
/// SHA-256 over: the previous hash (32 bytes), seq and the time in microseconds since 1970 (64-bit, big-endian), then each text field
/// in the order of <see cref="AuditRecord"/> as its UTF-8 length (32-bit, big-endian; -1 for null) and bytes. Lengths make it unambiguous.
/// </remarks>
internal static class AuditChain
{
    /// <summary>The hash before the first row.</summary>
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of a row.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> previous, AuditRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write(previous);
        Write(buffer, record.Seq);
        Write(buffer, Microseconds(record.At));
        foreach (var field in Fields(record))
        {
            Write(buffer, field);
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>The time as PostgreSQL keeps it.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static string?[] Fields(AuditRecord record) =>
        [record.UserId, record.Action, record.Object, record.Outcome, record.Source, record.Address, record.TraceId, record.Detail];

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Write(ArrayBufferWriter<byte> buffer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), value);
        buffer.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), length);
        buffer.Advance(sizeof(int));
        if (text is not null)
        {
            buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(length)));
        }
    }
}
