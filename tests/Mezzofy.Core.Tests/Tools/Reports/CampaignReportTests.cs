using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Marketing;

namespace Mezzofy.Core.Tests.Tools.Reports;

[Collection(nameof(DemoDatabase))]
public sealed class CampaignReportTests(DemoDatabase demo)
{
    private readonly CampaignReport report = new(demo.DataSource);

    [Theory]
    [InlineData(null, "2026-10-01", "2026-10-31")]
    [InlineData("Q2 2026", "2026-04-01", "2026-06-30")]
    [InlineData("last week", "2026-11-16", "2026-11-22")]
    public async Task Campaigns_and_channels_add_up_to_the_same_and_agree_with_the_data(string? period, string first, string last)
    {
        var result = await report.RunAsync(period);

        foreach (var section in new[] { "Campaigns in the period", "By channel" })
        {
            var table = result.Table(section);
            table.ShouldAddUp("Impressions", "Clicks", "Spend (SGD)", "Leads", "Won", "Won value (SGD)");
            table.Total("Spend (SGD)").ShouldBe(await ValueAsync<decimal>($"select sum(spend_sgd) from biz.campaign_results where day between '{first}' and '{last}'"));
            table.Total("Clicks").ShouldBe(await ValueAsync<long>($"select sum(clicks) from biz.campaign_results where day between '{first}' and '{last}'"));
            table.Total("Leads").ShouldBe(
                await ValueAsync<long>($"select count(*) from biz.leads where campaign_id is not null and created_on between '{first}' and '{last}'"));
            table.Total("Won value (SGD)").ShouldBe(await ValueAsync<decimal>(
                $"select coalesce(sum(value_sgd), 0) from biz.leads where campaign_id is not null and status = 'won' and closed_on between '{first}' and '{last}'"));
        }
    }

    [Fact]
    public async Task A_campaign_is_shown_with_its_budget_and_all_it_did_so_far()
    {
        var table = (await report.RunAsync("October 2026")).Table("Budget and return, each campaign so far");

        table.ShouldAddUp("Budget (SGD)", "Spend (SGD)", "Leads", "Won", "Won value (SGD)");
        table.Total("Budget (SGD)").ShouldBe(
            await ValueAsync<decimal>("select sum(budget_sgd) from biz.campaigns where starts_on <= '2026-10-31' and ends_on >= '2026-10-01'"));
        var row = table.Rows.Single(one => one.Cells[0].Text == "LinkedIn: retail chains, Singapore, Sep 2026");
        row.Cells[table.Column("Return on spend")].Number!.Value.ShouldBe(
            await ValueAsync<decimal>("select roi from reporting.marketing_campaigns where campaign = 'LinkedIn: retail chains, Singapore, Sep 2026'"), 0.0001m);
    }

    [Fact]
    public async Task The_best_campaign_has_the_highest_return_and_the_worst_the_lowest()
    {
        var table = (await report.RunAsync("2025")).Table("Best and worst");

        table.Rows.Count(row => row.Style == RowStyle.Heading).ShouldBe(2);
        var returns = table.Rows.Where(row => row.Style == RowStyle.Normal).Select(row => row.Cells[6].Number!.Value).ToList();
        const string Returns = "from reporting.marketing_campaigns where objective = 'leads' and starts_on <= '2025-12-31' and ends_on >= '2025-01-01'";
        returns.Max().ShouldBe(await ValueAsync<decimal>($"select max(roi) {Returns}"), 0.0001m);
        returns[5].ShouldBe(await ValueAsync<decimal>($"select min(roi) {Returns}"), 0.0001m);
        returns.Take(5).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task A_campaign_that_spent_more_than_its_budget_is_named() =>
        (await report.RunAsync("September 2026")).Summary().Notes.ShouldContain("1 over budget: Google Search: coupon software, Malaysia, Sep 2026.");

    private Task<T> ValueAsync<T>(string sql) => demo.DataSource.ValueAsync<T>(sql);
}
