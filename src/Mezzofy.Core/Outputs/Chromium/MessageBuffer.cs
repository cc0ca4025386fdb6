using System.Buffers;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>Cuts the browser's stream into messages, each ended by a zero byte. Its memory is pooled and grows with the largest message.</summary>
internal sealed class MessageBuffer : IDisposable
{
    /// <summary>More than any document that is printed; beyond it the browser is taken to be broken.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;
    private int searched;

    /// <summary>Reads on; false at the end.</summary>
    /// <exception cref="IOException">A message is too long.</exception>
    public async Task<bool> FillAsync(Stream stream)
    {
        MakeRoom();
        var read = await stream.ReadAsync(bytes.AsMemory(end));
        end += read;
        return read > 0;
    }

    /// <summary>Takes the next whole message; it is valid until the next fill.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> message)
    {
        var zero = bytes.AsSpan(searched, end - searched).IndexOf((byte)0);
        if (zero < 0)
        {
            searched = end;
            message = default;
            return false;
        }

        message = bytes.AsMemory(start, searched + zero - start);
        start = searched += zero + 1;
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private void MakeRoom()
    {
        var length = end - start;
        var target = length < bytes.Length / 2 ? bytes : Grown();
        if (start > 0 || target != bytes)
        {
            Buffer.BlockCopy(bytes, start, target, 0, length);
        }

        if (target != bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (bytes, searched, start, end) = (target, searched - start, 0, length);
    }

    private byte[] Grown() => bytes.Length < MaxBytes
        ? ArrayPool<byte>.Shared.Rent(bytes.Length * 2)
        : throw new IOException("The browser's message is too long.");
}
