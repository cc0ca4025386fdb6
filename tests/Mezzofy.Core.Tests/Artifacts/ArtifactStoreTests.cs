using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Mezzofy.Core.Artifacts;
using Mezzofy.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tests.Artifacts;

public sealed class ArtifactStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ArtifactHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_file_comes_back_as_it_was_whole_and_in_parts()
    {
        var bytes = RandomNumberGenerator.GetBytes(9_000_000);

        var saved = await host.Store.SaveAsync(ArtifactHost.New("../Q4 report.exe", maxBytes: bytes.Length), new MemoryStream(bytes), None);

        saved.Name.ShouldBe("Q4 report.pdf");
        saved.Size.ShouldBe(bytes.Length);
        saved.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await host.Store.FindAsync(saved.Id, ArtifactHost.Alice.UserId, None)).ShouldBe(saved with { CreatedAt = Rounded(saved.CreatedAt) });
        (await host.BytesAsync(saved)).ShouldBe(bytes);
        (await host.BytesAsync(saved, 5_000_000, 10)).ShouldBe(bytes[5_000_000..5_000_010]);
        (await host.BytesAsync(saved, bytes.Length - 1)).ShouldBe(bytes[^1..]);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var saved = await host.Store.SaveAsync(ArtifactHost.New(), Stream.Null, None);

        (await host.BytesAsync(saved)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_larger_than_it_may_be_leaves_nothing()
    {
        var problem = await Should.ThrowAsync<ProblemException>(
            () => host.Store.SaveAsync(ArtifactHost.New(maxBytes: 20 * FileLimits.Megabyte), new MadeStream(long.MaxValue), None));

        problem.Status.ShouldBe(413);
        problem.Code.ShouldBe("file_too_large");
        problem.Message.ShouldContain("20 MB");
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(10_000_000)]
    public async Task What_is_cut_off_leaves_nothing(long at)
    {
        await Should.ThrowAsync<IOException>(
            () => host.Store.SaveAsync(ArtifactHost.New(maxBytes: 100_000_000), new MadeStream(50_000_000, breaksAt: at), None));

        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Two_saves_under_one_key_give_one_file()
    {
        var first = await host.Store.SaveAsync(ArtifactHost.New(key: "run/1"), new MemoryStream([1, 2]), None);
        var second = await host.Store.SaveAsync(ArtifactHost.New(key: "run/1"), new MemoryStream([3]), None);

        second.Id.ShouldBe(first.Id);
        (await host.BytesAsync(second)).ShouldBe([1, 2]);
        (await host.BlobNamesAsync()).ShouldBe([first.Id]);
    }

    [Fact]
    public async Task Twenty_saves_at_once_under_one_key_give_one_file_and_one_blob()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            n => host.Store.SaveAsync(ArtifactHost.New(key: "run/1"), new MemoryStream([(byte)n]), None)));

        saved.Select(file => file.Id).Distinct().Count().ShouldBe(1);
        (await host.BlobNamesAsync()).ShouldBe([saved[0].Id]);
        (await host.RowCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_its_owners()
    {
        var hers = await host.Store.SaveAsync(ArtifactHost.New(key: "k"), new MemoryStream([1]), None);
        var his = await host.Store.SaveAsync(ArtifactHost.New(key: "k") with { OwnerId = ArtifactHost.Bob.UserId }, new MemoryStream([2]), None);

        his.Id.ShouldNotBe(hers.Id);
    }

    [Fact]
    public async Task Nobody_finds_or_lists_what_is_somebody_elses()
    {
        var saved = await host.Store.SaveAsync(ArtifactHost.New(), new MemoryStream([1]), None);

        (await host.Store.FindAsync(saved.Id, ArtifactHost.Bob.UserId, None)).ShouldBeNull();
        (await host.Store.ListAsync(ArtifactHost.Bob.UserId, new PageRequest(), None)).Items.ShouldBeEmpty();
        (await host.Store.FindAsync("file_' or '1'='1", ArtifactHost.Alice.UserId, None)).ShouldBeNull();
    }

    [Fact]
    public async Task Pages_go_from_the_newest_to_the_oldest_and_miss_nothing()
    {
        List<string> ids = [];
        for (var n = 0; n < 7; n++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            ids.Add((await host.Store.SaveAsync(ArtifactHost.New(), new MemoryStream([1]), None)).Id);
        }

        List<string> listed = [];
        string? cursor = null;
        do
        {
            var page = await host.Store.ListAsync(ArtifactHost.Alice.UserId, new PageRequest(3, cursor), None);
            listed.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        listed.ShouldBe(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task A_cursor_that_no_list_gave_is_refused()
    {
        var problem = await Should.ThrowAsync<ProblemException>(
            () => host.Store.ListAsync(ArtifactHost.Alice.UserId, new PageRequest(3, "'; drop table"), None));

        problem.Code.ShouldBe("validation_failed");
    }

    [Fact]
    public async Task Deleting_a_session_removes_its_files_rows_and_bytes_and_no_others()
    {
        await host.SessionsAsync("sess_1", "sess_2");
        await host.Store.SaveAsync(ArtifactHost.New(session: "sess_1"), new MemoryStream([1]), None);
        await host.Store.SaveAsync(ArtifactHost.New(session: "sess_1"), new MemoryStream([2]), None);
        var other = await host.Store.SaveAsync(ArtifactHost.New(session: "sess_2"), new MemoryStream([3]), None);

        await host.Store.DeleteForSessionAsync("sess_1", None);

        (await host.BlobNamesAsync()).ShouldBe([other.Id]);
        (await host.RowCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Housekeeping_removes_old_bytes_without_a_row_and_nothing_else()
    {
        var kept = await host.Store.SaveAsync(ArtifactHost.New(), new MemoryStream([1]), None);
        var orphan = Ids.New(Ids.File);
        await host.Blobs.UploadBlobAsync(orphan, new MemoryStream([2]));
        await host.Blobs.UploadBlobAsync("somebody-elses.txt", new MemoryStream([3]));

        (await host.Housekeeping.RemoveOrphansAsync(None)).ShouldBe(0, "the bytes may still get their row");
        host.Time.Advance(TimeSpan.FromHours(2));
        (await host.Housekeeping.RemoveOrphansAsync(None)).ShouldBe(1);

        (await host.BlobNamesAsync()).ShouldBe([kept.Id, "somebody-elses.txt"], ignoreOrder: true);
    }

    [Fact]
    public async Task Storage_away_is_a_503_and_no_row()
    {
        await using var services = host.Build(
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;");
        var store = services.GetRequiredService<IArtifactStore>();

        var problem = await Should.ThrowAsync<ProblemException>(() => store.SaveAsync(ArtifactHost.New(), new MemoryStream([1]), None));

        problem.Status.ShouldBe(503);
        problem.Code.ShouldBe("storage_unavailable");
        problem.RetryAfter.ShouldNotBeNull();
        (await host.RowCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Storage_that_cannot_write_any_more_is_a_503_and_no_row()
    {
        await using var full = await FullStorage.StartAsync();
        await using var services = host.Build(full.ConnectionString);
        var store = services.GetRequiredService<IArtifactStore>();

        var problem = await Should.ThrowAsync<ProblemException>(() => store.SaveAsync(ArtifactHost.New(), new MemoryStream([1]), None));

        problem.Code.ShouldBe("storage_unavailable");
        problem.Message.ShouldNotContain("ENOSPC");
        (await host.RowCountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "AzureWebJobsStorage is not set")]
    [InlineData("AccountName=x;AccountKey=secret", "AzureWebJobsStorage is not a storage connection string")]
    public void A_wrong_setting_is_named_and_its_value_is_not(string value, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = value }).Build();

        var error = Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddArtifacts(configuration));

        error.Message.ShouldContain(expected);
        error.ToString().ShouldNotContain("secret");
    }

    private static DateTimeOffset Rounded(DateTimeOffset at) => new(at.Ticks / 10 * 10, TimeSpan.Zero);

    private async Task NothingIsLeftAsync()
    {
        (await host.BlobNamesAsync()).ShouldBeEmpty();
        (await host.RowCountAsync()).ShouldBe(0);
    }
}
