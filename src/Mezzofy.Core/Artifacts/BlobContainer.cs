using Azure;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Mezzofy.Core.Artifacts;

/// <summary>The bytes of files, one blob a file, named after the file's id. Every failure of the storage is a 503 here.</summary>
internal sealed class BlobContainer(BlobContainerClient container)
{
    private const int TransferBytes = 4 * 1024 * 1024;
    private const int ReadBufferBytes = 256 * 1024;
    private readonly SemaphoreSlim creating = new(1, 1);
    private volatile bool exists;

    /// <summary>The service version is pinned: emulators and sovereign clouds lag behind the newest.</summary>
    public static BlobClientOptions ClientOptions() => new(BlobClientOptions.ServiceVersion.V2025_11_05)
    {
        Retry = { MaxRetries = 2, Mode = RetryMode.Exponential, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TimeSpan.FromSeconds(30) },
    };

    /// <summary>Stores a stream in blocks; nothing can be read there before all of it is stored, nothing is left when the stream fails.</summary>
    public Task UploadAsync(string name, Stream content, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await EnsureExistsAsync(cancellationToken);
        var options = new BlobUploadOptions
        {
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = TransferBytes,
                MaximumTransferSize = TransferBytes,
                MaximumConcurrency = 1,
            },
        };
        await container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
        return true;
    });

    /// <summary>The bytes of a range, as they arrive.</summary>
    public Task<Stream> OpenAsync(string name, long offset, long? length, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        var download = await container.GetBlobClient(name).DownloadStreamingAsync(options, cancellationToken);
        return download.Value.Content;
    });

    /// <summary>The whole blob as a stream that can be sought; it fetches what is read.</summary>
    public Task<Stream> OpenSeekableAsync(string name, CancellationToken cancellationToken) => GuardAsync(() =>
        container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBufferBytes }, cancellationToken));

    /// <summary>Removes a blob, if it is there.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return true;
    });

    /// <summary>The names of blobs last written before a time, in batches.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> OlderThanAsync(
        DateTimeOffset time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GuardAsync(async () => { await EnsureExistsAsync(cancellationToken); return true; });
        var pages = container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken).AsPages(pageSizeHint: 500).GetAsyncEnumerator(cancellationToken);
        await using (pages)
        {
            while (await GuardAsync(() => pages.MoveNextAsync().AsTask()))
            {
                yield return [.. pages.Current.Values.Where(blob => blob.Properties.LastModified < time).Select(blob => blob.Name)];
            }
        }
    }

    private async Task EnsureExistsAsync(CancellationToken cancellationToken)
    {
        if (exists)
        {
            return;
        }

        await creating.WaitAsync(cancellationToken);
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            exists = true;
        }
        finally
        {
            creating.Release();
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw ProblemException.NotFound("The file's content");
        }
        catch (Exception exception) when (IsStorageFailure(exception))
        {
            throw Unavailable(exception);
        }
    }

    private static bool IsStorageFailure(Exception exception) =>
        exception is RequestFailedException or Azure.Identity.AuthenticationFailedException
        || (exception is AggregateException { InnerExceptions: var inner } && inner.All(one => one is RequestFailedException))
        || exception is TaskCanceledException { InnerException: TimeoutException };

    internal static ProblemException Unavailable(Exception inner) =>
        new(503, "storage_unavailable", "The file storage cannot be reached or cannot take the file now; try again.", retryAfter: TimeSpan.FromSeconds(5), inner: inner);
}
