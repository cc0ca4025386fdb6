using System.Text;
using Mezzofy.Core.Artifacts;

namespace Mezzofy.Core.Tests.Artifacts;

public sealed class FileUploadsTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ArtifactHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("par-hyperlinks.docx", "docx")]
    [InlineData("picture.heic", "heic")]
    [InlineData("tone.m4a", "m4a")]
    [InlineData("150109DSP-Milw-505-90D.pdf", "pdf")]
    public async Task A_file_is_kept_under_its_real_kind_and_a_safe_name(string sample, string kind)
    {
        var bytes = ContentSnifferTests.Sample(sample);

        await using var received = await host.Uploads.ReceiveAsync(new MemoryStream(bytes), "../../evil\u202E.exe", None);
        var kept = await received.KeepAsync(ArtifactHost.Alice, null, null, None);

        kept.Name.ShouldBe($"evil.{kind}");
        kept.Origin.ShouldBe("uploaded");
        kept.ContentType.ShouldBe(received.Kind.ContentType);
        (await host.BytesAsync(kept)).ShouldBe(bytes);
    }

    [Fact]
    public async Task What_is_received_and_not_kept_is_removed()
    {
        await using (await host.Uploads.ReceiveAsync(new MemoryStream("text"u8.ToArray()), "a.txt", None))
        {
            (await host.BlobNamesAsync()).Count.ShouldBe(1);
        }

        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("MZ program", "report.pdf")]
    [InlineData("<html>", "a.txt")]
    [InlineData("", "a.txt")]
    public async Task What_is_not_taken_is_refused_before_it_is_stored(string content, string name)
    {
        var problem = await Should.ThrowAsync<ProblemException>(
            () => host.Uploads.ReceiveAsync(new MemoryStream(Encoding.ASCII.GetBytes(content)), name, None));

        problem.Code.ShouldBe("unsupported_media_type");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task What_only_the_whole_file_shows_is_refused_and_removed()
    {
        var package = ContentSnifferTests.Package("application/vnd.ms-excel.sheet.macroEnabled.main+xml");

        var problem = await Should.ThrowAsync<ProblemException>(() => host.Uploads.ReceiveAsync(new MemoryStream(package), "a.xlsx", None));

        problem.Message.ShouldContain("macros");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task The_limit_is_that_of_what_the_file_is_not_of_what_it_is_called()
    {
        var problem = await Should.ThrowAsync<ProblemException>(() => host.Uploads.ReceiveAsync(new MadeStream(30_000_000), "a.txt", None));

        problem.Code.ShouldBe("file_too_large");
        problem.Message.ShouldContain("20 MB");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task An_upload_that_is_cut_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => host.Uploads.ReceiveAsync(new MadeStream(10_000_000, breaksAt: 6_000_000), "a.txt", None));

        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task The_same_bytes_under_the_same_key_are_one_file_and_other_bytes_are_refused()
    {
        var first = await KeepAsync("same", "key");
        var second = await KeepAsync("same", "key");
        var problem = await Should.ThrowAsync<ProblemException>(() => KeepAsync("other", "key"));

        second.Id.ShouldBe(first.Id);
        problem.Status.ShouldBe(409);
        problem.Code.ShouldBe("idempotency_key_reused");
        (await host.BlobNamesAsync()).ShouldBe([first.Id]);
    }

    private async Task<Artifact> KeepAsync(string text, string key)
    {
        await using var received = await host.Uploads.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.txt", None);
        return await received.KeepAsync(ArtifactHost.Alice, null, key, None);
    }

    private async Task NothingIsLeftAsync()
    {
        (await host.BlobNamesAsync()).ShouldBeEmpty();
        (await host.RowCountAsync()).ShouldBe(0);
    }
}
