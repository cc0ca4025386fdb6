using Mezzofy.Core.CompanyData.Content;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.Artifacts;
using Mezzofy.Core.Tests.Outputs;
using Mezzofy.Core.Tools.Documents;
using Mezzofy.Core.Tools.Marketing.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tests.Tools.Writes;

[Collection(nameof(WriteDatabase))]
public sealed class DraftContentTests(WriteDatabase database) : IAsyncLifetime
{
    private readonly ArtifactHost artifacts = new();
    private readonly ServiceProvider outputs = RendererHost.Build();

    private DraftContent Tool => new(database.Effects, new DocumentFiles(outputs.GetServices<IReportRenderer>(), artifacts.Store));

    public Task InitializeAsync() => artifacts.InitializeAsync();

    public async Task DisposeAsync()
    {
        await outputs.DisposeAsync();
        await artifacts.DisposeAsync();
    }

    [Theory]
    [InlineData("announcement", "Apple Wallet passes", "en", "Introducing Apple Wallet passes")]
    [InlineData("newsletter", "积分", "zh", "Mezzofy 资讯：积分")]
    [InlineData("social_post", "kad hadiah", "ms", "✨ Kad hadiah")]
    public async Task A_draft_is_saved_once_with_both_files(string kind, string topic, string language, string title)
    {
        var arguments = new { kind, topic, language, details = "Members keep coupons in their phone." };
        var first = await WriteDatabase.CallAsync<DraftSaved>(Tool, arguments, "marketing_creator", Departments.Marketing, $"draft-{kind}");
        var again = await WriteDatabase.CallAsync<DraftSaved>(Tool, arguments, "marketing_creator", Departments.Marketing, $"draft-{kind}");

        again.DraftNo.ShouldBe(first.DraftNo);
        first.Title.ShouldBe(title);
        first.Markdown.ShouldContain("Members keep coupons in their phone.");
        first.Files.Select(file => file.Kind).ShouldBe(["docx", "md"]);
        var saved = (await new DraftRepository(database.DataSource).NewestAsync(50, CancellationToken.None)).Where(draft => draft.Kind == kind && draft.Topic == topic).ShouldHaveSingleItem();
        saved.Status.ShouldBe("draft");
        saved.Files.ShouldBe(first.Files.Select(file => file.FileId));
    }

    [Fact]
    public async Task What_a_model_wrote_is_kept_and_what_is_missing_is_named_otherwise()
    {
        var written = await WriteDatabase.CallAsync<DraftSaved>(Tool, new { kind = "announcement", topic = "a", markdown = "My own text." }, "marketing_creator", Departments.Marketing);
        written.Markdown.ShouldBe("My own text.");
        var frame = await WriteDatabase.CallAsync<DraftSaved>(Tool, new { kind = "announcement", topic = "b" }, "marketing_creator", Departments.Marketing);
        frame.Markdown.ShouldContain("To be completed before publication");
    }

    [Theory]
    [InlineData("{\"kind\":\"poem\",\"topic\":\"a\"}", "invalid_kind")]
    [InlineData("{\"kind\":\"announcement\",\"topic\":\" \"}", "topic_missing")]
    public async Task What_is_no_draft_is_refused(string arguments, string code) =>
        (await WriteDatabase.RefusalAsync(Tool, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(arguments), "marketing_creator", Departments.Marketing)).ShouldBe(code);
}
