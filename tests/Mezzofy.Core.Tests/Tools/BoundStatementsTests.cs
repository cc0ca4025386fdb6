using System.Text.Json;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.Artifacts;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tests.Outputs;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Documents;
using Mezzofy.Core.Tools.Finance;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace Mezzofy.Core.Tests.Tools;

[Collection(nameof(DemoDatabase))]
public sealed class BoundStatementsTests(DemoDatabase demo) : IAsyncLifetime
{
    private readonly ArtifactHost artifacts = new();
    private readonly ServiceProvider outputs = RendererHost.Build(("Outputs:RenderTimeLimit", "00:02:00"));

    public Task InitializeAsync() => artifacts.InitializeAsync();

    public async Task DisposeAsync()
    {
        await outputs.DisposeAsync();
        await artifacts.DisposeAsync();
    }

    [Fact]
    public async Task Twelve_months_of_real_statements_fit_into_one_file_with_an_overview()
    {
        var tool = new FinancialStatement(new StatementService(new LedgerRepository(demo.DataSource)));
        var made = new List<ToolResult>();
        foreach (var month in Enumerable.Range(0, 12))
        {
            made.Add(await tool.CallAsync(new { period = $"{new DateOnly(2025, 11, 1).AddMonths(month):yyyy-MM}" }));
        }

        var pdf = new PdfGenerator(new DocumentFiles(outputs.GetServices<IReportRenderer>(), artifacts.Store));
        var context = ToolCalls.Context("finance_manager", "finance", "en", DemoDatabase.Now, made.ToDictionary(one => one.ReportId!, one => one.Report!));
        var arguments = JsonSerializer.SerializeToElement(new { report_ids = made.Select(one => one.ReportId) }, ToolJson.Options);
        var result = await pdf.InvokeAsync(arguments, context, CancellationToken.None);

        result.Content.ShouldBeOfType<GeneratedFile>().Name.ShouldBe("financial_statement_Nov_2025_to_Oct_2026.pdf");
        var file = (await artifacts.Store.FindAsync(result.Artifacts[0].Id, context.Caller.UserId, CancellationToken.None))!;
        using var opened = PdfDocument.Open(await artifacts.BytesAsync(file));
        opened.GetPage(1).Text.ShouldContain("October 2026");
        made.ShouldAllBe(one => opened.GetPage(2).Text.Contains(one.Summary().Figures[0].Value.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)
            || opened.GetPage(2).Text.Contains(one.Summary().Figures[0].Value, StringComparison.Ordinal));
        opened.NumberOfPages.ShouldBeGreaterThan(36);
    }
}
