using Mezzofy.Core.Artifacts;

namespace Mezzofy.Core.Tests.Artifacts;

/// <summary>Measures the whole process, so nothing runs beside it.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("Alone")]
public sealed class LargeUploadTests : IAsyncLifetime
{
    private readonly ArtifactHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_large_upload_is_never_whole_in_memory()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var head = ContentSnifferTests.Sample("clip.mp4");

        await using var received = await host.Uploads.ReceiveAsync(new PrefixedStream(head, new MadeStream(90_000_000)), "clip.mp4", CancellationToken.None);

        received.Size.ShouldBe(90_000_000 + head.Length);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(60_000_000);
    }
}
