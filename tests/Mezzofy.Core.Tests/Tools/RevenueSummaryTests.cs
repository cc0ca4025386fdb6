using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Finance;

namespace Mezzofy.Core.Tests.Tools;

[Collection(nameof(DemoDatabase))]
public sealed class RevenueSummaryTests(DemoDatabase demo)
{
    private readonly RevenueSummary tool = new(new RevenueRepository(demo.DataSource));

    [Theory]
    [InlineData("last month")]
    [InlineData("Q4 2025")]
    [InlineData("2025")]
    [InlineData("this year")]
    [InlineData("past 30 days")]
    public async Task Every_split_adds_up_to_the_ledgers_revenue(string period)
    {
        var result = await tool.CallAsync(new { period });
        var statement = await new FinancialStatement(new StatementService(new LedgerRepository(demo.DataSource))).CallAsync(new { period });

        result.Summary().Figures[0].Value.ShouldBe(statement.Summary().Figures[0].Value);
        foreach (var table in result.Report!.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>())
        {
            foreach (var column in table.Columns.Select((one, index) => (one.Kind, index)).Where(one => one.Kind == ColumnKind.Money).Select(one => one.index))
            {
                table.Column(column)[..^1].Sum().ShouldBe(table.Column(column)[^1]);
            }
        }
    }

    [Fact]
    public async Task Asked_by_customer_it_names_the_largest()
    {
        var result = await tool.CallAsync(new { period = "this year", by = "customer" });
        var largest = await demo.DataSource.ValueAsync<string>(
            "select c.name from biz.orders o join biz.customers c on c.id = o.customer_id where ordered_on >= '2026-01-01' group by 1 order by sum(subtotal_sgd) desc limit 1");

        result.Summary().Figures[4].Label.ShouldBe(largest);
        result.Report!.Sections.Count.ShouldBe(2);
        result.Table(0).Rows.Count.ShouldBe(17);
        result.Table(0).Rows[^2].Cells[0].Text!.ShouldStartWith("Others");
    }

    [Theory]
    [InlineData("2020", "no_data")]
    [InlineData("next year", "period_not_begun")]
    [InlineData("Q7", "invalid_period")]
    public async Task What_has_no_revenue_is_refused(string period, string code) =>
        (await Should.ThrowAsync<ToolRefusedException>(() => tool.CallAsync(new { period }))).Code.ShouldBe(code);

    [Theory]
    [InlineData("zh", "新加坡")]
    [InlineData("ms", "Singapura")]
    public async Task Countries_are_named_in_the_readers_language(string language, string name)
    {
        var result = await tool.CallAsync(new { by = "country" }, language: language);

        result.Table(0).Rows.Select(row => row.Cells[0].Text).ShouldContain(name);
    }
}
