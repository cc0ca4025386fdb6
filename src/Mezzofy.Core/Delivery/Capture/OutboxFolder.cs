using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery.Capture;

/// <summary>The folder that stands in for channels without credentials.</summary>
/// <remarks>A file is named after its delivery and put in place by one rename, so trying twice leaves one whole file.</remarks>
internal sealed class OutboxFolder(IOptions<DeliveryOptions> options)
{
    private static readonly JsonSerializerOptions Readable = new(ProductJson.Options) { WriteIndented = true };

    /// <summary>Writes a payload as JSON.</summary>
    public Task<DeliveryAttempt> CaptureAsync(StoredDelivery delivery, object content, CancellationToken cancellationToken) =>
        CaptureAsync($"{delivery.Id}.json", stream => JsonSerializer.SerializeAsync(stream, content, Readable, cancellationToken));

    /// <summary>Writes a file.</summary>
    /// <exception cref="DeliveryFaultException">Transient: the folder cannot be written to, for example because the disk is full.</exception>
    public async Task<DeliveryAttempt> CaptureAsync(string name, Func<Stream, Task> write)
    {
        try
        {
            await WriteAsync(name, write);
            return new(DeliveryStatus.Captured, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryFaultException(FaultCategory.Transient, $"The outbox folder cannot be written to: {exception.GetType().Name}.", exception);
        }
    }

    private async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        // What is captured is as confidential as what would be sent.
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(options.Value.OutboxFolder).FullName
            : Directory.CreateDirectory(options.Value.OutboxFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var part = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part");
        try
        {
            await using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
