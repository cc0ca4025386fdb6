using Azure.Storage.Blobs;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Identity;
using Mezzofy.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Artifacts;

/// <summary>The store as the app registers it, over a database and a container of its own.</summary>
public sealed class ArtifactHost : IAsyncLifetime
{
    private readonly string container = $"t-{Guid.NewGuid():N}";
    private ServiceProvider services = null!;

    internal FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    internal TestDatabase Database { get; private set; } = null!;

    internal BlobContainerClient Blobs { get; private set; } = null!;

    internal IArtifactStore Store => services.GetRequiredService<IArtifactStore>();

    internal FileUploads Uploads => services.GetRequiredService<FileUploads>();

    internal ArtifactHousekeeping Housekeeping => services.GetRequiredService<ArtifactHousekeeping>();

    internal static Caller Alice { get; } = new("user_alice", "alice@mezzofy.com", "Alice", Departments.Finance, "cfo", new HashSet<string>(Permissions.All));

    internal static Caller Bob { get; } = Alice with { UserId = "user_bob" };

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        services = Build(TestServices.Storage);
        Blobs = new BlobServiceClient(TestServices.Storage, BlobContainer.ClientOptions()).GetBlobContainerClient(container);
    }

    public async Task DisposeAsync()
    {
        await Blobs.DeleteIfExistsAsync();
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal ServiceProvider Build(string storage) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton(Database.DataSource)
        .AddArtifacts(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage, ["Artifacts:Container"] = container })
            .Build())
        .BuildServiceProvider();

    internal static NewArtifact New(string name = "a.pdf", string? key = null, string? session = null, long maxBytes = 1_000_000) =>
        new(Alice.UserId, session, "pdf", name, "application/pdf", "generated", maxBytes, key);

    internal async Task<List<string>> BlobNamesAsync()
    {
        List<string> names = [];
        if (await Blobs.ExistsAsync())
        {
            await foreach (var blob in Blobs.GetBlobsAsync(new Azure.Storage.Blobs.Models.GetBlobsOptions()))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }

    internal async Task<byte[]> BytesAsync(Artifact artifact, long offset = 0, long? length = null)
    {
        await using var stream = await Store.OpenAsync(artifact, offset, length, CancellationToken.None);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Makes sessions that files can belong to.</summary>
    internal async Task SessionsAsync(params string[] ids)
    {
        await using var insert = Database.DataSource.CreateCommand(
            "insert into mezzofy.sessions (id, owner_id, title, created_at, updated_at) select id, $2, 'Files', now(), now() from unnest($1) id");
        insert.Parameters.AddWithValue(ids);
        insert.Parameters.AddWithValue(Alice.UserId);
        await insert.ExecuteNonQueryAsync();
    }

    internal async Task<long> RowCountAsync()
    {
        await using var count = Database.DataSource.CreateCommand("select count(*) from mezzofy.files");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}

/// <summary>A stream of any length that is made as it is read, and can break off.</summary>
internal sealed class MadeStream(long length, long? breaksAt = null) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= breaksAt)
        {
            throw new IOException("The connection was cut.");
        }

        var read = (int)Math.Min(count, length - position);
        for (var index = 0; index < read; index++)
        {
            buffer[offset + index] = (byte)('a' + ((position + index) % 26));
        }

        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
