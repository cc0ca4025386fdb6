using System.Text.Json;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.Artifacts;
using Mezzofy.Core.Tests.Outputs;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tests.Tools;

public sealed class DocumentToolsTests : IAsyncLifetime
{
    private readonly ArtifactHost artifacts = new();
    private readonly ServiceProvider outputs = RendererHost.Build(("Outputs:RenderTimeLimit", "00:02:00"));

    public async Task InitializeAsync()
    {
        await artifacts.InitializeAsync();
        await artifacts.SessionsAsync("sess_1");
    }

    public async Task DisposeAsync()
    {
        await outputs.DisposeAsync();
        await artifacts.DisposeAsync();
    }

    [Fact]
    public async Task A_report_becomes_a_stored_PDF_once_however_often_the_call_is_repeated()
    {
        var context = Context(("rpt_1", SampleReports.Statement));

        var first = await CallAsync(Pdf, "{\"report_id\":\"rpt_1\"}", context);
        var again = await CallAsync(Pdf, "{\"report_id\":\"rpt_1\"}", context);

        var file = first.Content.ShouldBeOfType<GeneratedFile>();
        file.Name.ShouldBe("financial_statement_Q4_2025.pdf");
        file.Kind.ShouldBe("pdf");
        file.Pages.ShouldNotBeNull().ShouldBeGreaterThan(3);
        again.Content.ShouldBe(file);
        first.Artifacts.ShouldBe([new ToolArtifact(file.FileId, "pdf", file.Name)]);
        var stored = await artifacts.Store.FindAsync(file.FileId, ArtifactHost.Alice.UserId, CancellationToken.None);
        stored.ShouldNotBeNull().SessionId.ShouldBe("sess_1");
        (await artifacts.BytesAsync(stored!))[..5].ShouldBe("%PDF-"u8.ToArray());
        (await artifacts.BlobNamesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Several_reports_become_one_PDF_with_a_part_for_each()
    {
        var november = SampleReports.Statement with { Subtitle = "November 2025", FileStem = "financial_statement_Nov_2025" };
        var december = november with { Subtitle = "December 2025", FileStem = "financial_statement_Dec_2025" };
        var result = await CallAsync(Pdf, "{\"report_ids\":[\"rpt_1\",\"rpt_2\"]}", Context(("rpt_1", november), ("rpt_2", december)));

        var file = (await artifacts.Store.FindAsync(result.Artifacts[0].Id, ArtifactHost.Alice.UserId, CancellationToken.None))!;
        file.Name.ShouldBe("financial_statement_Nov_2025_to_Dec_2025.pdf");
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await artifacts.BytesAsync(file));
        pdf.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        var parts = bookmarks!.GetNodes().OfType<UglyToad.PdfPig.Outline.DocumentBookmarkNode>().Where(node => node.Title.EndsWith(" 2025", StringComparison.Ordinal)).ToList();
        parts.Select(part => part.Title).ShouldBe(["November 2025", "December 2025"]);
        parts.ShouldAllBe(part => part.Children.Any(child => child.Title == "Balance sheet"));
        parts[0].PageNumber.ShouldBeLessThan(parts[1].PageNumber);
        pdf.GetPage(1).Text.ShouldContain("December 2025");
    }

    [Fact]
    public async Task Binding_a_report_that_is_not_there_is_refused()
    {
        var refusal = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(Pdf, "{\"report_ids\":[\"rpt_1\",\"rpt_9\"]}", Context(("rpt_1", SampleReports.Malay))));

        refusal.Code.ShouldBe("report_not_found");
    }

    [Theory]
    [InlineData("csv", "financial_statement_Q4_2025.csv", "csv")]
    [InlineData("docx", "financial_statement_Q4_2025.docx", "docx")]
    [InlineData("markdown", "financial_statement_Q4_2025.md", "md")]
    public async Task A_report_becomes_a_document(string format, string name, string kind)
    {
        var result = await CallAsync(Document, $"{{\"format\":\"{format}\",\"report_id\":\"rpt_1\"}}", Context(("rpt_1", SampleReports.Statement)));

        var file = result.Content.ShouldBeOfType<GeneratedFile>();
        file.Name.ShouldBe(name);
        file.Kind.ShouldBe(kind);
        file.Size.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Text_that_a_model_wrote_becomes_a_PDF()
    {
        var result = await CallAsync(
            Pdf, "{\"title\":\"Launch / plan: Q1\",\"sections\":[{\"heading\":\"Goals\",\"markdown\":\"- one\\n- two\"}]}", Context());

        result.Content.ShouldBeOfType<GeneratedFile>().Name.ShouldBe("Launch_plan_Q1.pdf");
    }

    [Fact]
    public async Task A_table_that_a_model_wrote_becomes_CSV()
    {
        var result = await CallAsync(
            Document, "{\"format\":\"csv\",\"title\":\"Leads\",\"table\":{\"columns\":[\"Name\",\"Score\"],\"rows\":[[\"=Acme\",\"5\"],[\"B\",null]]}}", Context());

        var file = (await artifacts.Store.FindAsync(result.Artifacts[0].Id, ArtifactHost.Alice.UserId, CancellationToken.None))!;
        System.Text.Encoding.UTF8.GetString(await artifacts.BytesAsync(file)).ShouldBe("\uFEFFName,Score\r\n'=Acme,5\r\nB,\r\n");
    }

    [Theory]
    [InlineData("{\"report_id\":\"rpt_2\"}", "report_not_found", "rpt_1")]
    [InlineData("{}", "content_missing", "rpt_1")]
    [InlineData("{\"sections\":[{\"heading\":\"a\",\"markdown\":\"b\"}]}", "invalid_title", "title")]
    public async Task A_call_that_names_nothing_to_render_is_refused_with_what_there_is(string arguments, string code, string named)
    {
        var refusal = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(Pdf, arguments, Context(("rpt_1", SampleReports.Malay))));

        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldContain(named);
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var refusal = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(Document, "{\"format\":\"odt\"}", Context()));

        refusal.Code.ShouldBe("invalid_arguments");
    }

    private PdfGenerator Pdf => new(Files);

    private DocumentGenerator Document => new(Files);

    private DocumentFiles Files => new(outputs.GetServices<IReportRenderer>(), artifacts.Store);

    private static Task<ToolResult> CallAsync(Tool tool, string arguments, ToolContext context) =>
        tool.InvokeAsync(JsonSerializer.Deserialize<JsonElement>(arguments), context, CancellationToken.None);

    private static ToolContext Context(params (string Id, ReportDocument Report)[] reports) => new()
    {
        RunId = "run_1",
        CallId = "1",
        Caller = ArtifactHost.Alice,
        Agent = "finance",
        Language = "en",
        SessionId = "sess_1",
        Now = DateTimeOffset.UtcNow,
        Reports = reports.ToDictionary(one => one.Id, one => one.Report),
        Artifacts = [],
    };
}
