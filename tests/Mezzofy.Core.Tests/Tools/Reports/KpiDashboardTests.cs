using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Management;

namespace Mezzofy.Core.Tests.Tools.Reports;

[Collection(nameof(DemoDatabase))]
public sealed class KpiDashboardTests(DemoDatabase demo)
{
    private readonly KpiDashboard report = new(demo.DataSource);

    [Fact]
    public async Task Without_a_period_it_is_last_week()
    {
        var result = await report.RunAsync();
        result.Summary().Period.ShouldBe("16 Nov to 22 Nov 2026");
        result.Summary().Notes.ShouldContain(note => note.Contains("October 2026", StringComparison.Ordinal), "margin and profit are of the last whole month");
    }

    [Fact]
    public async Task The_figures_of_a_month_are_the_databases()
    {
        var result = await report.RunAsync("last month");
        var card = result.Table("Scorecard");
        string Actual(string label) => card.Rows.Single(row => row.Cells[0].Text == label).Cells[1].Text!;

        Actual("Revenue").ShouldBe(Money(await ValueAsync("select revenue from reporting.finance_months where month = '2026-10-01'")));
        Actual("Net profit").ShouldBe(Money(await ValueAsync("select net_income from reporting.finance_months where month = '2026-10-01'")));
        Actual("Cash at the end").ShouldBe(Money(await ValueAsync("select sum(cash_change) from reporting.finance_months where month <= '2026-10-01'")));
        Actual("Deals won").ShouldBe(Money(await ValueAsync("select sum(value_sgd) from biz.leads where status = 'won' and closed_on between '2026-10-01' and '2026-10-31'")));
        Actual("New leads").ShouldBe((await ValueAsync("select count(*)::numeric from biz.leads where created_on between '2026-10-01' and '2026-10-31'")).ToString("#,##0"));
        Actual("Tickets opened").ShouldBe((await ValueAsync("select count(*)::numeric from biz.tickets where opened_at >= '2026-10-01+08' and opened_at < '2026-11-01+08'")).ToString("#,##0"));
    }

    [Fact]
    public async Task Targets_of_a_month_are_whole_and_of_a_week_shared_out()
    {
        var target = await ValueAsync("select target from biz.targets where metric = 'revenue_sgd' and month = '2026-11-01'");
        string Target(Core.Tools.ToolResult result) => result.Table("Scorecard").Rows.Single(row => row.Cells[0].Text == "Revenue").Cells[2].Text!;
        Target(await report.RunAsync("last week")).ShouldBe(Money(target * 7 / 30));
        Target(await report.RunAsync("last month")).ShouldBe(Money(await ValueAsync("select target from biz.targets where metric = 'revenue_sgd' and month = '2026-10-01'")));
    }

    private static decimal? Reached(Core.Outputs.TableRow row) => row.Cells[3].Number;

    [Fact]
    public async Task Whoever_is_behind_is_named_first_and_only_they()
    {
        var result = await report.RunAsync("last month");
        var card = result.Table("Scorecard");
        var behind = card.Rows.Where(row => Reached(row) < 1).Select(row => row.Cells[0].Text!).ToList();
        var met = card.Rows.Count(row => Reached(row) >= 1);
        result.Summary().Notes.ShouldContain($"{met} of {met + behind.Count} targets are met.");
        var lines = ((Core.Outputs.TextBlock)result.Section("Needs attention").Blocks[0]).Markdown;
        behind.ShouldAllBe(label => lines.Contains($"- {label}: ", StringComparison.Ordinal));
        card.Rows.Where(row => row.Cells[3].Number is not null).ShouldAllBe(row => row.Cells[6].Text!.Contains(Reached(row) >= 1 ? "on target" : Reached(row) >= 0.9m ? "close" : "behind", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("last week")]
    [InlineData("last month")]
    [InlineData("this quarter")]
    public async Task The_trend_ends_with_the_period_and_its_tables_add_up(string period)
    {
        var result = await report.RunAsync(period);
        result.Report!.Charts().ShouldAllBe(chart => chart.Categories.Count == 12);
        var streams = result.Report!.Tables().Single(table => table.Caption == "Revenue by product");
        streams.ShouldAddUp(streams.Columns[1].Header, streams.Columns[2].Header);
        result.Report!.Tables().Single(table => table.Caption == "Tickets by category").ShouldAddUp("Opened", "Open today");
    }

    private Task<decimal> ValueAsync(string sql) => demo.DataSource.ValueAsync<decimal>(sql);

    private static string Money(decimal amount) => $"SGD {Math.Round(amount, 0, MidpointRounding.AwayFromZero):#,##0}";
}
